import { expect, test } from 'vitest'
import { testDatabase } from '../../database/server/testing.ts'
import { creative, root, testCampaigns } from './test-campaigns.ts'

const database = await testDatabase()
const { desk, linked } = testCampaigns(database)

test('a poster is made of approved words only, with the code and the address in it', async () => {
  const ask = await desk()
  const { code, creative: id } = await linked(ask)
  for (const file of ['poster', 'story', 'qr']) {
    const answer = (await ask('lou', `${root}/links/:code/${file}.svg`, { code })) as {
      bytes: Uint8Array
    }
    const svg = new TextDecoder().decode(answer.bytes)
    expect(svg).toContain('<svg xmlns="http://www.w3.org/2000/svg"')
    expect(svg).toContain(`keerpunt.example/c/${code}`)
    if (file !== 'qr') expect(svg).toContain('Jouw pas.')
  }
  const pdf = { kind: 'file', type: 'application/pdf' }
  expect(await ask('lou', `${root}/links/:code/poster.pdf`, { code })).toMatchObject(pdf)
  await ask('lou', `${root}/creatives/:id`, id, { revision: 3, creative })
  for (const file of ['poster.svg', 'poster.pdf'])
    expect(await ask('lou', `${root}/links/:code/${file}`, { code })).toMatchObject({
      detail: { why: 'not-approved' },
    })
})
