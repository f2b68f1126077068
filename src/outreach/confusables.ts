/**
 * Characters that look like one of a handle, and the one they look like: a part of the skeletons of Unicode TR39
 * (confusables.txt), as far as people swap them in handles. What NFKC folds is not here: wide and mathematical letters.
 * Two characters that a platform itself keeps apart, as l and 1, stay apart: those are two people.
 */
const looksLike: Readonly<Record<string, string>> = {
  a: 'аАᴀɑαΑ',
  b: 'ЬьвВΒᏏ',
  c: 'сСϲϹⅽᴄ',
  d: 'ԁժ',
  e: 'еЕєЄΕεᴇ℮',
  f: 'ϝғ',
  g: 'ɡɢց',
  h: 'һҺнНΗհ',
  i: 'іІΙιɪɩ',
  j: 'јЈϳյ',
  k: 'кКΚκᴋ',
  l: 'ӏӀʟǀ',
  m: 'мМΜᴍ',
  n: 'ոΝռɴ',
  o: 'оОοΟσօᴏ',
  p: 'рРρΡ',
  q: 'ԛգ',
  r: 'гᴦʀ',
  s: 'ѕЅꜱ',
  t: 'тТτΤᴛ',
  u: 'υսᴜ',
  v: 'νѵᴠ',
  w: 'ԝԜωᴡա',
  x: 'хХχΧ',
  y: 'уУүҮΥγʏ',
  z: 'Ζᴢ',
  '3': 'зЗ',
  _: 'ˍ‿⁀',
  '.': '。․۔',
  '-': '‐‑‒–—―−',
  '/': '⁄∕',
}

export const confusables: ReadonlyMap<string, string> = new Map(
  Object.entries(looksLike).flatMap(([plain, others]) =>
    [...others].map((other) => [other, plain] as const),
  ),
)
