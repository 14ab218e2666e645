import nodemailer, { type Transporter } from 'nodemailer'
import { type Letter, letterHtml, letterText } from '@/lib/text/letter'
import { type Query, tuples } from './db'
import { env, siteUrl } from './env'

/** Where nothing is sent, mails wait on the outbox page of demo mode. */
const sends = env.SMTP_URL !== undefined
const from = env.MAIL_FROM ?? `Doublecrux <forum@${new URL(siteUrl).hostname}>`

/** A failed mail is tried again after 1, 2, 4 … minutes, for a day and a half. */
const MOST_TRIES = 12
const AT_ONCE = 5
/** How long a node may take over what it has claimed, before another takes it for lost. */
const CLAIM_MINUTES = 10

type Tx = { mail: { create(args: { data: MailRow }): PromiseLike<unknown> } }
type MailRow = ReturnType<typeof rowOf>

const rowOf = (to: string, letter: Letter, now: Date) => ({
  to,
  subject: letter.subject,
  text: letterText(letter),
  html: letterHtml(letter),
  unsubscribe: letter.unsubscribe ?? null,
  createdAt: now,
  dueAt: sends ? now : null,
})

/** Write a mail in the transaction that gives cause for it: what is rolled back is never told. Call `wakeMail` when it has committed. */
export async function writeMail(tx: Tx, to: string, letter: Letter, now: Date): Promise<void> {
  await tx.mail.create({ data: rowOf(to, letter, now) })
}

/** The same, where the transaction is one of prepared statements. */
export async function writeMailBy(query: Query, to: string, letter: Letter, now: Date): Promise<void> {
  const { subject, text, html, unsubscribe, createdAt, dueAt } = rowOf(to, letter, now)
  await query(
    'mail-write',
    'INSERT INTO mail ("to", subject, text, html, unsubscribe, created_at, due_at) VALUES ($1, $2, $3, $4, $5, $6, $7)',
    [to, subject, text, html, unsubscribe, createdAt, dueAt],
  )
}

const shared = globalThis as { doublecruxMail?: () => void }

/** There is something to send: what sends it may be another copy of this module, in the same process. */
export const wakeMail = (): void => shared.doublecruxMail?.()

/** Send what is due, now and every quarter of a minute. Any number of nodes may do so at once: each mail is claimed by one. */
export function startMail(log: (error: unknown) => void): { stop(): Promise<void> } {
  if (!sends) return { async stop() {} }
  const transport = nodemailer.createTransport({
    url: env.SMTP_URL,
    pool: true,
    maxConnections: 2,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
  } as nodemailer.TransportOptions) // its types know no `url` beside other options; the program does
  let stopped = false
  let running: Promise<void> | null = null
  let again = false
  const run = (): void => {
    if (stopped) return
    again = true
    running ??= (async () => {
      while (again && !stopped) {
        again = false
        if (await sendDue(transport, new Date())) again = true
      }
    })()
      .catch(log)
      .finally(() => {
        running = null
      })
  }
  const timer = setInterval(run, 15_000)
  timer.unref()
  shared.doublecruxMail = run
  run()
  return {
    async stop() {
      stopped = true
      clearInterval(timer)
      delete shared.doublecruxMail
      await running
      transport.close()
    },
  }
}

type Claimed = [number, string, string, string, string, string | null, number]

/** Claim what is due and send it; true when there may be more. A crash in between leads to a second try, never to none. */
async function sendDue(transport: Transporter, now: Date): Promise<boolean> {
  const claimed = await tuples<Claimed>(
    'mail-claim',
    `UPDATE mail SET tries = tries + 1, due_at = $1::timestamptz + make_interval(mins => $3)
     WHERE id IN (SELECT id FROM mail WHERE due_at <= $1 ORDER BY due_at LIMIT $2 FOR UPDATE SKIP LOCKED)
     RETURNING id, "to", subject, text, html, unsubscribe, tries`,
    [now, AT_ONCE, CLAIM_MINUTES],
  )
  for (const mail of claimed) await sendOne(transport, mail, now)
  return claimed.length === AT_ONCE
}

async function sendOne(
  transport: Transporter,
  [id, to, subject, text, html, unsubscribe, tries]: Claimed,
  now: Date,
): Promise<void> {
  try {
    const list = unsubscribe
      ? { 'List-Unsubscribe': `<${unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
      : {}
    const headers = { 'Auto-Submitted': 'auto-generated', ...list }
    // One name however often it is sent: a mail program shows a repeated one once.
    const messageId = `<mail-${id}@${new URL(siteUrl).hostname}>`
    await transport.sendMail({ from, to, subject, text, html, headers, messageId })
    await tuples(
      'mail-sent',
      `UPDATE mail SET sent_at = $2, due_at = NULL, failure = NULL, text = '', html = '', unsubscribe = NULL WHERE id = $1`,
      [id, now],
    )
  } catch (error) {
    const failure = error instanceof Error ? error.message.slice(0, 500) : 'unknown'
    const isFinal = isRefusedForGood(error) || tries >= MOST_TRIES
    const due = isFinal ? null : new Date(now.getTime() + 60_000 * 2 ** (tries - 1))
    await tuples('mail-failed', 'UPDATE mail SET failure = $2, due_at = $3 WHERE id = $1', [id, failure, due])
  }
}

/** A 5xx answer about this mail: asking again would get it again. */
const isRefusedForGood = (error: unknown): boolean =>
  error instanceof Error && 'responseCode' in error && Number(error.responseCode) >= 550
