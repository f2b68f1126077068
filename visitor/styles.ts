import pageCss from '../src/ui/page.css?inline'
import tokensCss from '../src/ui/tokens.css?inline'
import chatCss from './chat.css?inline'

/** The one style sheet of the chat page, inside the page. Its hash goes into the headers: `styleSource(chatPageCss)`. */
export const chatPageCss: string = tokensCss + pageCss + chatCss
