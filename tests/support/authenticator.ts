import { createHash, createHmac, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'
import type { Browser } from '../../src/people/sealed/browser.ts'

type Passkey = {
  readonly idBytes: Buffer
  readonly userBytes: Buffer
  readonly privateKey: ReturnType<typeof newKey>['privateKey']
  readonly prfKeyBytes: Buffer
  counter: number
}

const userPresent = 0x01
const userVerified = 0x04
const attested = 0x40

/**
 * A security key in software for one origin: real ES256 signatures, real PRF output, attestation `none`. What it
 * makes is verified by the real server. Passkeys live as long as it does, so signing in again works.
 * Source: WebAuthn Level 3 §6.1 (authenticator data), §6.5.4 (attestation object), §10.1.4 (PRF).
 */
export function createAuthenticator(origin: string): Browser['credentials'] {
  const party = new URL(origin).hostname
  const passkeys: Passkey[] = []
  return {
    async create(options) {
      const asked = options?.publicKey
      if (!asked) return null
      const { publicKey, privateKey } = newKey()
      const passkey: Passkey = {
        idBytes: randomBytes(32),
        userBytes: octets(asked.user.id),
        privateKey,
        prfKeyBytes: randomBytes(32),
        counter: 0,
      }
      passkeys.push(passkey)
      const length = Buffer.alloc(2)
      length.writeUInt16BE(passkey.idBytes.length)
      const aaguid = Buffer.alloc(16)
      const coseKey = cborMap([
        [cborInt(1), cborInt(2)],
        [cborInt(3), cborInt(-7)],
        [cborInt(-1), cborInt(1)],
        [cborInt(-2), cborBytes(publicKey.x)],
        [cborInt(-3), cborBytes(publicKey.y)],
      ])
      const data = Buffer.concat([
        head(passkey, userPresent | userVerified | attested),
        ...[aaguid, length, passkey.idBytes, coseKey],
      ])
      const attestationObject = cborMap([
        [cborText('fmt'), cborText('none')],
        [cborText('attStmt'), cborMap([])],
        [cborText('authData'), cborBytes(data)],
      ])
      return credential(passkey, {
        clientDataJSON: buffer(clientData('webauthn.create', asked.challenge)),
        attestationObject: buffer(attestationObject),
        getTransports: () => ['internal'],
      })
    },

    async get(options) {
      const asked = options?.publicKey
      const allowed = asked?.allowCredentials?.map(({ id }) => octets(id))
      const passkey = passkeys.findLast(
        ({ idBytes }) => !allowed || allowed.some((id) => id.equals(idBytes)),
      )
      if (!asked || !passkey) throw new DOMException('no such passkey', 'NotAllowedError')
      passkey.counter += 1
      const data = head(passkey, userPresent | userVerified)
      const said = clientData('webauthn.get', asked.challenge)
      const signer = createSign('sha256').update(data).update(sha256(said))
      const salt = asked.extensions?.prf?.eval?.first
      const response = {
        clientDataJSON: buffer(said),
        authenticatorData: buffer(data),
        signature: buffer(signer.sign(passkey.privateKey)),
        userHandle: buffer(passkey.userBytes),
      }
      return credential(passkey, response, salt && prfOf(passkey, octets(salt)))
    },
  }

  function head(passkey: Passkey, flags: number): Buffer {
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(passkey.counter)
    return Buffer.concat([sha256(Buffer.from(party)), Buffer.of(flags), counter])
  }

  function clientData(type: string, challenge: BufferSource): Buffer {
    const said = { type, challenge: octets(challenge).toString('base64url'), origin }
    return Buffer.from(JSON.stringify({ ...said, crossOrigin: false }))
  }
}

function credential(passkey: Passkey, response: object, prfBytes?: Buffer) {
  const prf = prfBytes ? { enabled: true, results: { first: buffer(prfBytes) } } : { enabled: true }
  return {
    id: passkey.idBytes.toString('base64url'),
    type: 'public-key',
    rawId: buffer(passkey.idBytes),
    response,
    getClientExtensionResults: () => ({ prf }),
  }
}

/** What the page asks is hashed with a label first, so that it can not reach keys made for other uses. */
function prfOf({ prfKeyBytes }: Passkey, saltBytes: Buffer): Buffer {
  const asked = sha256(Buffer.concat([Buffer.from('WebAuthn PRF\0'), saltBytes]))
  return createHmac('sha256', prfKeyBytes).update(asked).digest()
}

function newKey() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  return {
    privateKey,
    publicKey: { x: Buffer.from(x, 'base64url'), y: Buffer.from(y, 'base64url') },
  }
}

/** The part of CBOR that attestation needs. Source: RFC 8949 §3. */
function cborHead(major: number, length: number): Buffer {
  if (length < 24) return Buffer.of((major << 5) | length)
  if (length < 256) return Buffer.of((major << 5) | 24, length)
  return Buffer.of((major << 5) | 25, length >> 8, length & 255)
}
const cborInt = (value: number) => (value < 0 ? cborHead(1, -1 - value) : cborHead(0, value))
const cborBytes = (bytes: Buffer) => Buffer.concat([cborHead(2, bytes.length), bytes])
const cborText = (text: string) => Buffer.concat([cborHead(3, text.length), Buffer.from(text)])
const cborMap = (entries: readonly (readonly [Buffer, Buffer])[]) =>
  Buffer.concat([cborHead(5, entries.length), ...entries.flat()])

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest()
const buffer = (bytes: Buffer): ArrayBuffer => Uint8Array.from(bytes).buffer
const octets = (source: BufferSource): Buffer =>
  ArrayBuffer.isView(source)
    ? Buffer.from(source.buffer, source.byteOffset, source.byteLength)
    : Buffer.from(source)
