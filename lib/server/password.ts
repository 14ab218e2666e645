import { hash, verify } from '@node-rs/argon2'

/** OWASP's figures for argon2id, which is the library's default: 19 MiB, two passes. A check takes some 30 ms of one core, off the event loop. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** The same password typed on two keyboards must be the same bytes. */
const normal = (password: string): string => password.normalize('NFKC')

export const hashPassword = (password: string): Promise<string> => hash(normal(password), COST)

let dummy: Promise<string> | undefined

/**
 * Whether the password fits. Where there is nothing to fit to (no such account, or one without a password) a hash of nothing
 * is checked instead: the answer is no, and took as long.
 */
export async function checkPassword(kept: string | null | undefined, password: string): Promise<boolean> {
  dummy ??= hashPassword('nobody has this password')
  const fits = await verify(kept ?? (await dummy), normal(password)).catch(() => false)
  return fits && typeof kept === 'string'
}

/** Made with other costs than today's: to be made anew while the password is at hand. */
export const isOutdated = (kept: string): boolean =>
  !kept.startsWith(`$argon2id$v=19$m=${COST.memoryCost},t=${COST.timeCost},p=${COST.parallelism}$`)
