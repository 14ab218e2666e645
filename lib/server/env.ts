import { z } from 'zod'
import { isLoopback } from './loopback'

const count = z.coerce.number().int()

const environment = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'DATABASE_URL must be a postgresql:// address' }),
  SITE_URL: z.url({ protocol: /^https?$/, error: 'SITE_URL must be an http or https address' }).optional(),
  /** Where a container's port is found on the machine that runs it: HOST and PORT say where it listens inside. */
  PUBLISHED_AT: z
    .url({ protocol: /^https?$/, error: 'PUBLISHED_AT must be an http or https address' })
    .optional(),
  PORT: count.min(1).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  /** `npm start` makes one when there is none; what needs it asks for it when it runs, so that a build does not. */
  AUTH_SECRET: z.string().min(32, 'AUTH_SECRET must have at least 32 characters').optional(),
  AUTH_GITHUB_ID: z.string().optional(),
  AUTH_GITHUB_SECRET: z.string().optional(),
  AUTH_GOOGLE_ID: z.string().optional(),
  AUTH_GOOGLE_SECRET: z.string().optional(),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'SMTP_URL must be an smtp:// or smtps:// address' })
    .optional(),
  MAIL_FROM: z.string().optional(),
  /** How many proxies of ours stand in front: that many entries at the end of x-forwarded-for are believed. */
  PROXIES: count.min(0, 'PROXIES must be the number of proxies in front').max(9).default(0),
})

/** What the process was told at start, checked once. Throws with the variable's name and what is expected. An empty value counts as absent. */
export const env = environment.parse(
  Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== '')),
)

/** Without an address and a mail server of its own the forum is a demonstration on one's own machine: anybody at it may be admin. */
export const isDemo = env.SITE_URL === undefined && env.SMTP_URL === undefined

const reachedAt =
  env.PUBLISHED_AT ?? `http://${env.HOST.includes(':') ? `[${env.HOST}]` : env.HOST}:${env.PORT}`

if (env.SITE_URL === undefined && !isLoopback(new URL(reachedAt).host))
  throw new Error(
    `The forum is at ${reachedAt}, where others can reach it: set SITE_URL to its address, or let it be found at 127.0.0.1 alone.`,
  )

/** The forum's own address, without a slash at the end. */
export const siteUrl = (env.SITE_URL ?? reachedAt).replace(/\/$/, '')

/** What signs and salts what we hand out. */
export function authSecret(): string {
  if (!env.AUTH_SECRET)
    throw new Error('AUTH_SECRET is not set: `npm start` makes one, a server of its own needs one.')
  return env.AUTH_SECRET
}
