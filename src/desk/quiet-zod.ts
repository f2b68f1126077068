import { config } from 'zod/mini'

// Zod tries `new Function` to see whether it may; our Content-Security-Policy says no and browsers report it.
// Imported before everything that makes a schema.
config({ jitless: true })
