import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { authSecret } from './env'

/** A secret for one link or cookie; the database keeps only its hash. */
export function newToken(): { token: string; hash: string } {
  const token = randomBytes(32).toString('base64url')
  return { token, hash: hashOf(token) }
}

export const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url')

/** Our mark on something, for one purpose: nobody else can make it, and one made for another purpose does not fit. */
export const sign = (purpose: string, value: string): string =>
  createHmac('sha256', authSecret()).update(`${purpose}\0${value}`).digest('base64url')

export function isSigned(purpose: string, value: string, mark: string | undefined): boolean {
  const expected = Buffer.from(sign(purpose, value))
  const given = Buffer.from(mark ?? '')
  return given.length === expected.length && timingSafeEqual(given, expected)
}
