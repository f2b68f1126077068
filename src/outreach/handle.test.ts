import fc from 'fast-check'
import { expect, test } from 'vitest'
import { confusables } from './confusables.ts'
import { foldHandle, type Platform, readHandle } from './handle.ts'

const on = (platform: Platform, typed: string) => readHandle(platform, typed)?.onPlatform ?? null
const names = fc.stringMatching(/^[a-z][a-z0-9]{4,9}[a-z0-9]$/)
const named: readonly Exclude<Platform, 'ad-site'>[] = [
  'instagram',
  'tiktok',
  'snapchat',
  'telegram',
]
const links: Readonly<Record<(typeof named)[number], (name: string) => string>> = {
  instagram: (name) => `https://www.instagram.com/${name}/?igsh=MzRlODBiNWFlZA==`,
  tiktok: (name) => `https://www.tiktok.com/@${name}/video/7300000000000000000?is_from_webapp=1`,
  snapchat: (name) => `https://snapchat.com/add/${name}?share_id=abc`,
  telegram: (name) => `https://t.me/${name}?start=1`,
}

/** Ways in which people write, copy and disguise one and the same handle. */
const spellings: readonly ((name: string, platform: (typeof named)[number]) => string)[] = [
  (name) => name,
  (name) => name.toUpperCase(),
  (name) => `@${name}`,
  (name) => ` “@${name}”, `,
  (name, platform) => links[platform](name),
  (name, platform) => links[platform](name).toUpperCase().replace('HTTPS://', ''),
  (name) => [...name].map((one) => `${one}\u200b`).join(''),
  (name) =>
    [...name].map((one) => String.fromCodePoint((one.codePointAt(0) ?? 0) + 0xfee0)).join(''),
  (name) => [...name].map((one) => lookAlike.get(one) ?? one).join(''),
  (name) => [...name].map((one) => (/[a-z]/.test(one) ? bold(one) : one)).join(''),
  (name) => `\u202e\ufeff${name}\u2066`,
  (name) => [...name].map((one) => `${one}\u0301`).join(''),
  (name) => [...name].map((one) => `%${(one.codePointAt(0) ?? 0).toString(16)}`).join(''),
  (name) => `${name}.`,
]
const lookAlike = new Map([...confusables].map(([other, plain]) => [plain, other]))
const bold = (letter: string) => String.fromCodePoint(0x1d41a + letter.charCodeAt(0) - 97)

test('every spelling of a handle is one handle, on its platform and everywhere', () => {
  fc.assert(
    fc.property(
      names,
      fc.constantFrom(...named),
      fc.constantFrom(...spellings),
      (name, platform, spell) => {
        expect(readHandle(platform, spell(name, platform))).toEqual({
          onPlatform: `${platform}:${name}`,
          anywhere: name,
        })
      },
    ),
    { numRuns: 2_000 },
  )
})

test('different handles stay apart, however they are written', () => {
  fc.assert(
    fc.property(
      names,
      names,
      fc.constantFrom(...named),
      fc.constantFrom(...spellings),
      fc.constantFrom(...spellings),
      (one, other, platform, spell, spellOther) => {
        fc.pre(one !== other)
        const a = readHandle(platform, spell(one, platform))
        const b = readHandle(platform, spellOther(other, platform))
        expect(a?.onPlatform).not.toBe(b?.onPlatform)
        expect(a?.anywhere).not.toBe(b?.anywhere)
      },
    ),
    { numRuns: 2_000 },
  )
})

test('dots and underscores make another account, and the same person for stop', () => {
  expect(on('instagram', 'jan.de_boer')).not.toBe(on('instagram', 'jandeboer'))
  expect(readHandle('instagram', 'jan.de.boer')?.anywhere).toBe(
    readHandle('telegram', 'jan_de_boer')?.anywhere,
  )
  expect(on('snapchat', 'jan-boer')).not.toBe(on('snapchat', 'jan_boer'))
})

test('what looks alike on a screen but is another account stays apart', () => {
  expect(on('instagram', 'bil1')).not.toBe(on('instagram', 'bill'))
  expect(on('instagram', 'sam0')).not.toBe(on('instagram', 'samo'))
})

test('what can be no account of a platform is none', () => {
  for (const typed of ['', '@', 'a..b', '.sam', 'sam sam', 'instagram.com', 'x'.repeat(31), '😀'])
    expect(on('instagram', typed), typed).toBeNull()
  for (const typed of ['https://www.instagram.com/p/C0ffee/', 'https://tiktok.com/@sam'])
    expect(on('instagram', typed), typed).toBeNull()
  for (const typed of ['jan.de.boer', '1sam', 'https://t.me/+AbCdEf', 'https://t.me/joinchat/x'])
    expect(on('telegram', typed), typed).toBeNull()
  expect(on('snapchat', '_sam')).toBeNull()
  expect(on('tiktok', 'https://vm.tiktok.com/ZMabc/')).toBeNull()
  expect(on('instagram', `${'x'.repeat(400)}`)).toBeNull()
})

test('a name that looks like an address is a name', () => {
  expect(on('instagram', 'sam.nl')).toBe('instagram:sam.nl')
})

test('Telegram’s other forms are the same name', () => {
  for (const typed of [
    'tg://resolve?domain=Sam_1',
    'sam_1.t.me',
    't.me/s/sam_1',
    'telegram.me/sam_1',
  ])
    expect(on('telegram', typed), typed).toBe('telegram:sam_1')
})

test('an advertisement is its address without tracking, or the number in it', () => {
  const ad = on('ad-site', 'https://www.voorbeeld.nl/ads/Sam-12/?utm_source=x#foto')
  expect(ad).toBe('ad-site:voorbeeld.nl/ads/sam-12')
  expect(on('ad-site', 'voorbeeld.nl/ads/sam-12')).toBe(ad)
  expect(on('ad-site', 'voorbeeld.nl/ads/sam-13')).not.toBe(ad)
  expect(on('ad-site', 'voorbeeld.nl/ad.php?b=1&id=7')).toBe('ad-site:voorbeeld.nl/ad.php?b=1&id=7')
  for (const typed of ['06 - 12 34 56 78', '+31 6 12345678', '0031612345678', '+31 (0)6-12345678'])
    expect(on('ad-site', typed), typed).toBe('ad-site:31612345678')
  for (const typed of ['sam', 'voorbeeld.nl', '12345']) expect(on('ad-site', typed)).toBeNull()
})

test('folding what is folded changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
      const once = foldHandle(text)
      fc.pre(!once.includes('%'))
      expect(foldHandle(once)).toBe(once)
    }),
  )
})

test('a telephone number is one person however it is written', () => {
  const spellings = [
    ...['0612345678', '06-12 34 56 78', '612345678', '6 12345678', '+31612345678', '0031612345678'],
    ...['+31 (0)6 12345678', '+31 06 12345678', '0031 0612345678', 'tel:+31612345678'],
    ...['https://wa.me/31612345678', 'wa.me/31612345678?text=hoi'],
    'https://api.whatsapp.com/send?phone=31612345678&text=hoi',
  ]
  const read = spellings.map((one) => readHandle('ad-site', one)?.anywhere)
  expect(new Set(read), read.join()).toEqual(new Set([read[0]]))
  expect(readHandle('ad-site', '0687654321')?.anywhere).not.toBe(read[0])
})
