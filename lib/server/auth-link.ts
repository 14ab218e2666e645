import { createHash } from 'node:crypto'
import { authSecret } from './env'

/** How next-auth keeps the token of an e-mail link: what we mail, its callback must find. */
export const nextAuthHash = (token: string): string =>
  createHash('sha256').update(`${token}${authSecret()}`).digest('hex')
