/** A style sheet as text, for pages that carry their styles themselves. */
declare module '*.css?inline' {
  const css: string
  export default css
}
