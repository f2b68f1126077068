/** Written short → written out. */
export const abbreviations: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'a.d.h.v.': 'met',
    'a.h.w.': 'als het ware',
    'a.s.': 'komende',
    'a.u.b.': 'alstublieft',
    'afd.': 'afdeling',
    'afz.': 'afzender',
    'alg.': 'algemeen',
    'art.': 'artikel',
    'b.v.': 'bijvoorbeeld',
    'bijv.': 'bijvoorbeeld',
    'blz.': 'bladzijde',
    'bv.': 'bijvoorbeeld',
    'c.q.': 'of',
    'ca.': 'ongeveer',
    'cf.': 'zie',
    'd.d.': 'van',
    'd.m.v.': 'met',
    'd.w.z.': 'dat betekent',
    'dhr.': 'meneer',
    'div.': 'verschillende',
    'dr.': 'dokter',
    'drs.': 'doctorandus',
    'e.a.': 'en anderen',
    'e.d.': 'en zulke dingen',
    'e.v.': 'en verder',
    'enz.': 'en zo verder',
    'etc.': 'en zo verder',
    'evt.': 'misschien',
    'excl.': 'zonder',
    'fam.': 'familie',
    'gem.': 'gemiddeld',
    'i.c.': 'in dit geval',
    'i.h.a.': 'meestal',
    'i.o.': 'in opleiding',
    'i.o.m.': 'samen met',
    'i.p.v.': 'in plaats van',
    'i.s.m.': 'samen met',
    'i.t.t.': 'anders dan',
    'i.v.m.': 'door',
    'incl.': 'met',
    'ing.': 'ingenieur',
    'ir.': 'ingenieur',
    'jl.': 'afgelopen',
    'm.a.w.': 'dus',
    'm.b.t.': 'over',
    'm.b.v.': 'met',
    'm.i.': 'volgens mij',
    'm.i.v.': 'vanaf',
    'm.m.v.': 'met hulp van',
    'm.n.': 'vooral',
    'm.u.v.': 'behalve',
    'max.': 'hoogstens',
    'mej.': 'mevrouw',
    'mevr.': 'mevrouw',
    'min.': 'minstens',
    'mr.': 'meester',
    'mw.': 'mevrouw',
    'n.a.v.': 'door',
    'n.v.t.': 'geldt niet',
    'nl.': 'want',
    'nr.': 'nummer',
    'o.a.': 'bijvoorbeeld',
    'o.b.v.': 'door',
    'o.i.': 'volgens ons',
    'o.i.d.': 'of zoiets',
    'o.l.v.': 'onder leiding van',
    'o.v.v.': 'met',
    'p.d.': 'per dag',
    'p.m.': 'per maand',
    'p.p.': 'per persoon',
    'p.w.': 'per week',
    'pag.': 'bladzijde',
    'plm.': 'ongeveer',
    'prof.': 'professor',
    'resp.': 'en',
    's.v.p.': 'alstublieft',
    'soc.': 'sociaal',
    'st.': 'sint',
    't.a.v.': 'voor',
    't.b.v.': 'voor',
    't.g.v.': 'door',
    't.h.v.': 'bij',
    't.n.v.': 'op naam van',
    't.o.v.': 'tegenover',
    't.w.': 'namelijk',
    't.z.t.': 'later',
    'tel.': 'telefoon',
    'u.': 'uur',
    'v.a.': 'vanaf',
    'v.w.b.': 'over',
    'vgl.': 'zie',
    'vlg.': 'volgens',
    'w.o.': 'zoals',
    'x.': 'keer',
    'z.g.': 'zogenoemd',
    'z.i.': 'volgens hem',
    'z.o.z.': 'kijk op de achterkant',
    'z.s.m.': 'zo snel mogelijk',
    'zgn.': 'zogenoemd',
  }),
)

/** After these the sentence always goes on, also before a capital. */
export const neverLast: ReadonlySet<string> = new Set(
  'afd. art. bijv. blz. bv. b.v. ca. d.d. dhr. dr. drs. fam. ing. ir. mej. mevr. mr. mw. nr. o.a. pag. prof. st. t.a.v. t.n.v. tel.'.split(
    ' ',
  ),
)

/** Written without points. */
const bare: ReadonlyMap<string, string> = new Map(
  Object.entries({
    bijv: 'bijvoorbeeld',
    bv: 'bijvoorbeeld',
    dmv: 'met',
    dwz: 'dat betekent',
    enz: 'en zo verder',
    evt: 'misschien',
    ipv: 'in plaats van',
    ivm: 'door',
    mbt: 'over',
    nav: 'door',
    'c.q': 'of',
    't/m': 'tot en met',
    tav: 'voor',
    tbv: 'voor',
    zsm: 'zo snel mogelijk',
  }),
)

/** Letter words that readers of our pages know, also at twelve. */
const known: ReadonlySet<string> = new Set(
  'NL PIN SMS TV OK ID MBO HBO HAVO VMBO VWO APK CD DVD FAQ PDF QR XL XS WC II III'.split(' '),
)

/** Letter words of our field, written out. */
const letterWords: ReadonlyMap<string, string> = new Map(
  Object.entries({
    AVG: 'de privacywet',
    AVIM: 'de politie voor mensenhandel',
    BSN: 'burgerservicenummer',
    BW: 'Burgerlijk Wetboek',
    CJG: 'Centrum voor Jeugd en Gezin',
    CSG: 'Centrum Seksueel Geweld',
    GGD: 'de gezondheidsdienst',
    GGZ: 'hulp bij psychische klachten',
    GI: 'de jeugdbescherming',
    IB: 'intern begeleider',
    JGZ: 'de jeugdarts en de jeugdverpleegkundige',
    LVB: 'licht verstandelijke beperking',
    MDO: 'overleg met alle hulpverleners',
    OM: 'Openbaar Ministerie',
    OTS: 'ondertoezichtstelling',
    RIEC: 'bureau tegen ondermijning',
    VOG: 'verklaring omtrent het gedrag',
    VT: 'Veilig Thuis',
    WGS: 'wet over gegevens delen',
    WMO: 'wet voor hulp van de gemeente',
    ZSM: 'zo snel mogelijk',
  }),
)

/**
 * What a short form stands for; null as `instead`: we do not know. Returns null for a word that is no short form.
 * word: as it stands; next: the character after it.
 */
export function abbreviationOf(
  word: string,
  next: string,
): { readonly instead: string | null } | null {
  const key = word.toLowerCase()
  const pointed = next === '.' ? abbreviations.get(`${key}.`) : undefined
  const instead = pointed ?? bare.get(key)
  if (instead !== undefined) return { instead }
  if (!/^[A-Z]{2,5}s?$/.test(word) || known.has(word)) return null
  return { instead: letterWords.get(word) ?? null }
}
