import { fromB64 } from './base64url.ts'
import { type Bytes, fromUtf8 } from './notation.ts'

/**
 * Small readers for JSON that others wrote, light enough for the visitor's page. A reader returns the value
 * in its type or throws MalformedError; `reading` turns that into null at the parser's border.
 */
class MalformedError extends Error {
  override name = 'MalformedError'
}

export function malformed(): never {
  throw new MalformedError()
}

/** Runs a parser's body: its value, or null where a reader found something malformed. */
export function reading<T>(body: () => T): T | null {
  try {
    return body()
  } catch (error) {
    if (error instanceof MalformedError) return null
    throw error
  }
}

/** UTF-8 JSON as a value. */
export function readJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(fromUtf8(bytes) ?? malformed())
  } catch {
    return malformed()
  }
}

/** An object with exactly these fields. */
export function readFields<const Name extends string>(
  value: unknown,
  ...names: readonly Name[]
): Readonly<Record<Name, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return malformed()
  const there = Object.keys(value)
  if (there.length !== names.length || !names.every((name) => Object.hasOwn(value, name))) {
    return malformed()
  }
  return value as Readonly<Record<Name, unknown>>
}

/** Whether an object has this field: for shapes that may leave one out. */
export function hasField(value: unknown, name: string): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
}

export function readList<T>(value: unknown, most: number, item: (value: unknown) => T): T[] {
  return Array.isArray(value) && value.length <= most
    ? value.map((entry) => item(entry))
    : malformed()
}

/** Text of 1 to `most` UTF-16 units. */
export function readText(value: unknown, most: number): string {
  return typeof value === 'string' && value.length > 0 && value.length <= most ? value : malformed()
}

export function readFlag(value: unknown): boolean {
  return typeof value === 'boolean' ? value : malformed()
}

/** A whole number from 0 to 2^53 − 1. */
export function readCount(value: unknown): number {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : malformed()
}

export function readOneOf<const T>(value: unknown, choices: readonly T[]): T {
  return choices.find((choice) => choice === value) ?? malformed()
}

/** b64 of exactly `length` bytes; any length when left out. */
export function readBytes(value: unknown, length?: number): Bytes {
  const bytes = typeof value === 'string' ? fromB64(value) : null
  return bytes && (length === undefined || bytes.length === length) ? bytes : malformed()
}

/** b64 of exactly `length` bytes, kept as text. */
export function readB64(value: unknown, length: number): string {
  readBytes(value, length)
  return value as string
}
