import { z } from 'zod'

const environment = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'DATABASE_URL must be a postgresql:// address' }),
  SITE_URL: z.url({ protocol: /^https?$/, error: 'SITE_URL must be an http or https address' }).optional(),
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
})

/** What the process was told at start, checked once. Throws with the variable's name and what is expected. */
export const env = environment.parse(process.env)

/** The forum's own address, without a slash at the end. */
export const siteUrl = (env.SITE_URL ?? `http://${env.HOST}:${env.PORT}`).replace(/\/$/, '')
