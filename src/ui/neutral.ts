/** What stands in the tab, the history and the task switcher, on every page and in every language. */
export const neutralTitle = 'Welkom'

/** A plain dot, the same on every page: says nothing, also when the page was left long ago. */
export const iconSvg =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle cx="16" cy="16" r="11" fill="#74848d"/></svg>'
