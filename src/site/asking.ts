import { answerInPlace } from '../directory/pages/answer-in-place.ts'
import { searchAsYouType } from '../knowledge/search/as-you-type.ts'
import './public-page.ts'

/** The script of the pages where she types a question: search, and help near you. */
searchAsYouType()
answerInPlace()
