import knowledgeCss from '../knowledge/pages/pages.css?inline'
import searchCss from '../knowledge/pages/Search.css?inline'
import pageCss from '../ui/page.css?inline'
import { styleSource } from '../ui/server/style-source.ts'
import tokensCss from '../ui/tokens.css?inline'
import printCss from './print.css?inline'
import ownCss from './site.css?inline'

/** The one style sheet of the public pages; it travels inside every page. Paper has the last word. */
export const siteCss = tokensCss + pageCss + knowledgeCss + searchCss + ownCss + printCss

/** What the headers of these pages allow: DressParts.pageStyles. */
export const pageStyles: readonly string[] = [styleSource(siteCss)]
