import { emergency, type Helpline, helplineOf, telephone } from '../../directory/helplines.ts'
import type { Language } from '../../words/language.ts'
import { searchWords } from './words.ts'

/** A number that stands above everything found. */
export type Call = { readonly for: string; readonly name: string; readonly href: string }

// Better once too often than not at all.
const suicide =
  /\b(?:zelfmoord|zelfdoding|suicid|dood ?willen|wil(?:len)? dood|dood wil|niet meer leven|eind(?:e)? aan mijn leven|kill myself|want to die)|انتحار|أموت|اموت/u
const danger =
  /\b(?:wapen|pistool|mes op|steken|schieten|vermoord|staan voor de deur|staat voor de deur|opgesloten|gegijzeld|ontvoerd|gun|knife|shoot|kidnap)|سلاح|مسدس|سكين/u

/** Whom to call first when what she asks can not wait; null when it can. asked: what she typed. */
export function callFor(asked: string, language: Language): Call | null {
  const text = asked.slice(0, 200).toLowerCase().normalize('NFKC').replaceAll(/\s+/g, ' ')
  const say = searchWords[language]
  if (suicide.test(text)) return callOf(helplineOf('113'), say.suicide)
  return danger.test(text) ? callOf(emergency, say.danger) : null
}

const callOf = (line: Helpline, why: string): Call => ({
  for: why,
  name: line.name === line.number ? line.name : `${line.name}: ${line.number}`,
  href: telephone(line),
})
