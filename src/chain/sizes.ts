/** Sizes in bytes of sealed things, which the server checks without being able to open them. Source: docs/protocol.md. */
export const publicKeyBytes = 1216 // X-Wing
export const seedBytes = 32 // X-Wing's private half, and CK
export const encapsulationBytes = 1120
/** What sealing adds to a plaintext: the encapsulation and AES-GCM's tag. */
export const sealingOverheadBytes = encapsulationBytes + 16
export const envelopePlaintextBytes = 4096
export const envelopeBytes = envelopePlaintextBytes + sealingOverheadBytes // 5,232
/** A sealed epoch key: the visitor's holds CK alone, everybody else's the visitor's public key as well. */
export const sealedKeyBytes = {
  visitor: seedBytes + sealingOverheadBytes, // 1,168
  staff: seedBytes + publicKeyBytes + sealingOverheadBytes, // 2,384
  team: seedBytes + publicKeyBytes + sealingOverheadBytes,
} as const

/** A worker's note after a heavy contact: whatever its length, always as many bytes. */
export const debriefPlaintextBytes = 16_384
/** Nonce (12) ‖ ciphertext ‖ tag (16). */
export const debriefBodyBytes = 12 + debriefPlaintextBytes + 16
/** Its key, sealed to one reader. */
export const debriefKeyBytes = 32 + sealingOverheadBytes
