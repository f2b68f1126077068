import { expect, test } from 'vitest'
import { parseHouse } from './house.ts'
import { deskRoutes } from './page.ts'

const assets = {
  script: { file: 'desk-1.js', integrity: 'sha384-a' },
  style: { file: 'desk-1.css', integrity: 'sha384-b' },
}
const rootKeyB64 = Buffer.alloc(32, 7).toString('base64url')

async function pageOf(house: Parameters<typeof deskRoutes>[1]): Promise<string> {
  const [route] = deskRoutes(assets, house)
  const answer = await route?.answer({
    params: {},
    query: {},
    body: null,
    caller: { kind: 'anyone' },
    languages: [],
  })
  return answer?.kind === 'file' ? Buffer.from(answer.bytes).toString() : ''
}

const houseIn = (html: string) => parseHouse(/id="house">(.*?)<\/script>/.exec(html)?.[1] ?? '')

test('the page carries the root key and the flag, and the script reads them back', async () => {
  const house = houseIn(await pageOf({ rootKeyB64, demo: true }))
  expect(house?.demo).toBe(true)
  expect(house && Buffer.from(house.rootKeyBytes)).toEqual(Buffer.alloc(32, 7))
})

test('without a root key there is no house to believe', async () => {
  expect(houseIn(await pageOf({ rootKeyB64: null, demo: false }))).toBeNull()
  expect(parseHouse('')).toBeNull()
  expect(parseHouse('{"rootKeyB64":"AAAA","demo":false}')).toBeNull()
})

test('script and style come from here, with their hashes, and no browser translates the page', async () => {
  const html = await pageOf({ rootKeyB64, demo: false })
  expect(html).toContain('src="/assets/desk-1.js" integrity="sha384-a"')
  expect(html).toContain('href="/assets/desk-1.css" integrity="sha384-b"')
  expect(html.match(/(?:src|href)="(?!\/assets\/|data:)/g)).toBeNull()
  expect(html).toContain('translate="no"')
})
