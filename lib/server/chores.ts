import { divideStale } from '@/lib/cruxes/opinions/commands'
import { tuples } from './db'
import { startDigests } from './digests'
import { env, isDemo } from './env'
import { startMail } from './mail'
import { sweepAttempts } from './rate-limit'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const MAIL_KEPT_DAYS = 30

/** What a node does beside answering: sends mail, and clears away what has run out. Any number of nodes may do it at once. */
export function startChores(log: (error: unknown) => void): { stop(): Promise<void> } {
  if (!isDemo && !env.SMTP_URL)
    log(
      'SMTP_URL is not set: nobody can be sent a mail, so nobody can confirm an address or get a new password.',
    )
  const mail = startMail(log)
  const digests = startDigests(log)
  const sweep = () => void sweepAll(new Date()).catch(log)
  const timer = setInterval(sweep, HOUR)
  const groups = setInterval(() => void divideStale(new Date()).catch(log), MINUTE)
  for (const one of [timer, groups]) one.unref()
  return {
    async stop() {
      clearInterval(timer)
      clearInterval(groups)
      await digests.stop()
      await mail.stop()
    },
  }
}

/** What is deleted had no use any more. Small tables, once an hour. */
export async function sweepAll(now: Date): Promise<void> {
  await sweepAttempts(now)
  await tuples('sweep-sign-ups', 'DELETE FROM sign_up WHERE expires < $1', [now])
  await tuples('sweep-challenges', 'DELETE FROM passkey_challenge WHERE expires < $1', [now])
  await tuples('sweep-sessions', 'DELETE FROM session WHERE expires < $1', [now])
  await tuples('sweep-links', 'DELETE FROM verification_token WHERE expires < $1', [now])
  await tuples(
    'sweep-tokens',
    `DELETE FROM token WHERE expires < $1::timestamptz - interval '1 day' AND purpose <> 'unsubscribe'`,
    [now],
  )
  await tuples(
    'sweep-mail',
    'DELETE FROM mail WHERE created_at < $1::timestamptz - make_interval(days => $2)',
    [now, MAIL_KEPT_DAYS],
  )
}
