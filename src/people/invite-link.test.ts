import { expect, test } from 'vitest'
import { inviteAddress, parseInviteLink } from './invite-link.ts'

const link = { token: 'A'.repeat(43), unlockBytes: new Uint8Array(32).fill(7) }

test('a link comes back from its address, and both halves stand in the fragment', () => {
  const url = new URL(inviteAddress('https://chat.example.org', link))
  expect(parseInviteLink(url.hash)).toEqual(link)
  expect([url.pathname, url.search]).toEqual(['/desk', ''])
})

test.each(['', '#', '#invite=', `#invite=${'A'.repeat(43)}`, `#invite=${'A'.repeat(43)}.short`])(
  '%j is no link',
  (fragment) => {
    expect(parseInviteLink(fragment)).toBeNull()
  },
)

test('a link that was cut off or added to is no link', () => {
  const { hash } = new URL(inviteAddress('https://chat.example.org', link))
  expect(parseInviteLink(hash.slice(0, -1))).toBeNull()
  expect(parseInviteLink(`${hash}A`)).toBeNull()
})
