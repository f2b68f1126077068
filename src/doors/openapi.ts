import { refusals } from './refusals.ts'
import type { Route } from './route.ts'

/**
 * Every address with who may enter and how much it takes, as an OpenAPI 3.1 document. Bodies are described in
 * docs/protocol.md, byte for byte. Source: OpenAPI Specification 3.1.0.
 */
export function openApi(routes: readonly Route[]): unknown {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    const operations = paths[path] ?? {}
    operations[route.method.toLowerCase()] = operationOf(route)
    paths[path] = operations
  }
  return { openapi: '3.1.0', info: { title: 'Keerpunt', version: '1' }, paths }
}

function operationOf(route: Route): unknown {
  const names = [...route.path.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
  return {
    'x-permission': route.permission,
    'x-max-bytes': route.maxBytes,
    parameters: [
      ...names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
      ...(route.query ?? []).map((name) => ({ name, in: 'query', schema: { type: 'string' } })),
    ],
    ...(route.takes === 'nothing'
      ? {}
      : { requestBody: { content: { [contentTypes[route.takes]]: {} } } }),
    responses: {
      default: {
        description: `{ "refused": word }, where word is one of ${Object.keys(refusals).join(', ')}`,
      },
    },
  }
}

const contentTypes = {
  json: 'application/json',
  octets: 'application/octet-stream',
  text: 'text/plain',
  form: 'application/x-www-form-urlencoded',
} as const
