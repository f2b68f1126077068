import { phrasesOf } from './phrases.ts'

/**
 * Words that give a young person a name she may not want, and what to say instead. Only texts for youth are asked:
 * professionals need some of them.
 */
export const labels = phrasesOf<readonly string[]>(
  Object.entries({
    slachtoffer: ['jij', 'iemand die gedwongen wordt'],
    slachtoffers: ['jongeren die gedwongen worden'],
    slachtofferschap: ['wat je is aangedaan'],
    dader: ['wie het deed'],
    daders: ['wie het deden'],
    crimineel: ['iemand die dingen doet die niet mogen'],
    criminelen: ['mensen die dingen doen die niet mogen'],
    loverboy: ['iemand die doet alsof hij verliefd is'],
    loverboys: ['mensen die doen alsof ze verliefd zijn'],
    probleemjongere: ['jongere'],
    probleemjongeren: ['jongeren'],
    hangjongere: ['jongere'],
    hangjongeren: ['jongeren'],
    lvb: ['moeite met leren'],
    "lvb'er": ['iemand die moeite heeft met leren'],
    zwakbegaafd: ['moeite met leren'],
    verstandelijk: ['moeite met leren'],
    hulpbehoevend: ['iemand die hulp nodig heeft'],
    kwetsbaar: ['je hebt het nu moeilijk'],
    kwetsbare: ['die het moeilijk hebben'],
    naïef: ['je wist het niet'],
    naïeve: ['die het niet wisten'],
  } satisfies Record<string, readonly string[]>),
)
