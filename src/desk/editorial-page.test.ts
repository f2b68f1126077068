import { expect, test } from 'vitest'
import { editorialRoutes } from './page.ts'

const assets = {
  script: { file: 'editorial-1.js', integrity: 'sha384-a' },
  style: { file: 'editorial-1.css', integrity: 'sha384-b' },
}

test('the page of the redaction names no root and holds nothing of anybody', async () => {
  const [route] = editorialRoutes(assets)
  const answer = await route?.answer({
    params: {},
    query: {},
    body: null,
    caller: { kind: 'anyone' },
    languages: [],
  })
  const html = answer?.kind === 'file' ? Buffer.from(answer.bytes).toString() : ''
  expect(html).toContain('src="/assets/editorial-1.js" integrity="sha384-a"')
  expect(html).not.toContain('id="house"')
  expect(route).toMatchObject({ path: '/desk/redactie', dress: 'editorial', permission: 'anyone' })
})
