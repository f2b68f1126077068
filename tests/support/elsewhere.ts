import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A neutral site of our own, so that a browser really goes somewhere without leaving this machine. */
export type Elsewhere = {
  /** Give it to the house as EXIT_URL. */
  readonly url: string
  /** A page that keeps these words wherever a page can keep any: what a search of a device must find. */
  planting(words: string): string
  close(): Promise<void>
}

export async function openElsewhere(): Promise<Elsewhere> {
  const server = createServer(ownPaper(), (request, response) => {
    const [, words = ''] = /^\/plant\/(.+)$/.exec(request.url ?? '') ?? []
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(words ? plantingPage(decodeURIComponent(words)) : '<title>Elders</title>Elders')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const url = `https://localhost:${typeof address === 'object' && address ? address.port : 0}/`
  return {
    url,
    planting: (words) => `${url}plant/${encodeURIComponent(words)}`,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** A certificate nobody vouches for: browsers are told to take it (`ignoreHTTPSErrors`, `acceptInsecureCerts`). */
function ownPaper(): { key: Buffer; cert: Buffer } {
  const folder = mkdtempSync(join(tmpdir(), 'keerpunt-elsewhere-'))
  const [key, cert] = [join(folder, 'key'), join(folder, 'cert')]
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  const to = ['-keyout', key, '-out', cert, '-days', '2', '-subj', '/CN=localhost']
  execFileSync('openssl', ['req', '-x509', ...kind, ...to], { stdio: 'ignore' })
  const paper = { key: readFileSync(key), cert: readFileSync(cert) }
  rmSync(folder, { recursive: true })
  return paper
}

/** The title, storage, a cookie, a database and a kept answer, each with its own ending. */
function plantingPage(words: string): string {
  const said = JSON.stringify(words)
  return `<title>${words}-titel</title><textarea name="${words}-veld"></textarea><script>
    const words = ${said}
    localStorage.setItem('geplant', words + '-opslag')
    sessionStorage.setItem('geplant', words + '-tabblad')
    document.cookie = 'geplant=' + words + '-koekje; max-age=86400'
    document.querySelector('textarea').value = words + '-getypt'
    const opening = indexedDB.open('geplant')
    opening.onupgradeneeded = () => opening.result.createObjectStore('geplant')
    opening.onsuccess = () => {
      const writing = opening.result.transaction('geplant', 'readwrite', { durability: 'strict' })
      writing.objectStore('geplant').put(words + '-databank', 1)
      writing.oncomplete = () => { document.body.id = 'planted' }
    }
  </script>`
}
