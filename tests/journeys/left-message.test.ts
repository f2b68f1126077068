import type { Response } from 'playwright-core'
import { expect, test } from 'vitest'
import { chatDeskWords as deskSay } from '../../src/chat/desk-words.ts'
import { openJourney } from '../support/journey.ts'
import {
  backWords,
  comeBack,
  isWith,
  leaveMessage,
  visitorWords as say,
} from '../support/visitor-page.ts'

const journey = openJourney()
const text = 'ik durf niet te bellen, kan iemand dit lezen?'

test('she leaves a message while the chat is closed, and finds the answer later', async () => {
  const [noor, origin] = [journey.noor(), journey.house().origin]
  await noor.stopShift()
  const context = await journey.phone()
  const isRead = (answer: Response) =>
    answer.url().endsWith('/cursor') && answer.request().postDataJSON().shown === 1
  const read = context.waitForEvent('response', { predicate: isRead })
  const { visitor, code } = await leaveMessage(context, origin, text, 'words')
  await visitor.reached(text, 'sent')
  // Her own words count as read on this phone: they are not for whoever opens it on another.
  await read
  await visitor.page.getByRole('heading', { name: say.kept }).waitFor()
  await context.close()

  await noor.goOnShift()
  await noor.inbox.getByText('vandaag').waitFor()
  await noor.takeOn()
  await noor.reads(text)
  await noor.page
    .getByText(deskSay.messageEmptyHow)
    .or(noor.page.getByText(deskSay.visitorReadsLater))
    .first()
    .waitFor()
  await noor.send('Ja, ik lees dit. Vertel maar.')
  await noor.page.getByText('verstuurd').first().waitFor()
  await noor.close({ readsBack: true })
  await noor.dismiss()

  const again = await comeBack(await journey.phone(), origin, code.join(' '))
  await again.reads('Ja, ik lees dit. Vertel maar.')
  expect((await again.log()).join()).not.toContain(text)
  await again.goOn({ readsBack: true })
  await noor.take()
  await isWith(again, 'Noor')
  await noor.reads(text)
  await again.send('dank je wel')
  await noor.reads('dank je wel')
})

test('nothing of a message is sent before its code was made', async () => {
  const [noor, origin] = [journey.noor(), journey.house().origin]
  await noor.stopShift()
  const context = await journey.phone()
  const page = await context.newPage()
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.push(new URL(request.url()).pathname)
  })
  await page.goto(`${origin}/chat`)
  await page.getByRole('button', { name: say.leaveMessage }).click()
  await page.locator('#message').fill(text)
  await page.getByRole('button', { name: backWords.message.next, exact: true }).click()
  await page.getByRole('button', { name: backWords.keep.signs }).waitFor()
  expect(sent).toEqual([])
  await page.getByRole('button', { name: backWords.keep.signs }).click()
  await page.locator('.code > span').first().waitFor()
  expect(sent.filter((path) => path.endsWith('/messages'))).toEqual([])
  await page.getByText(backWords.keep.notSent).waitFor()
  await context.close()
  await noor.goOnShift()
  expect(await noor.inbox.getByRole('listitem').count()).toBe(0)
})
