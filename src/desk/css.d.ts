/** A style sheet that Vite takes into the bundle's own. */
declare module '*.css'
