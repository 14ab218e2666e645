import { randomBytes } from 'node:crypto'
import type { Actor } from '@/lib/access/actor'
import { actionNamed } from '@/lib/server/actions'
import { db } from '@/lib/server/db'
import type { ActionAnswer } from '@/lib/server/define-action'
import { actorOf, SESSION_COOKIE } from '@/lib/server/session'

/** A browser as the door for writes sees it: an address, a name for itself, and a jar of cookies. */
export type Visitor = {
  cookies: Map<string, string>
  do(name: string, input?: Record<string, unknown>): Promise<ActionAnswer>
  /** Who the browser's session says it is. */
  actor(): Promise<Actor>
  /** The time as the server sees it; moved by tests. */
  now: Date
}

export const unique = (): string => randomBytes(5).toString('hex')

export function visitor({ address = `10.${[...randomBytes(3)].join('.')}` } = {}): Visitor {
  const cookies = new Map<string, string>()
  const self: Visitor = {
    cookies,
    now: new Date(),
    actor: () => actorOf(cookies.get(SESSION_COOKIE)),
    async do(name, input = {}) {
      const action = actionNamed(name)
      if (!action) throw new Error(`there is no action “${name}”`)
      return action.call(input, {
        actor: await self.actor(),
        now: self.now,
        address,
        userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
        readCookie: (cookie) => cookies.get(cookie),
        cookie(cookie, value) {
          if (value === null) cookies.delete(cookie)
          else cookies.set(cookie, value)
        },
      })
    },
  }
  return self
}

/** The newest mail to an address, and the link that it is about. */
export async function lastMailTo(
  to: string,
): Promise<{ subject: string; text: string; link: URL; token: string }> {
  const { subject, text } = await db.mail.findFirstOrThrow({ where: { to }, orderBy: { id: 'desc' } })
  const link = new URL(text.match(/^https?:\S+$/m)?.[0] ?? 'about:blank')
  return { subject, text, link, token: link.searchParams.get('token') ?? '' }
}

export const GOOD_PASSWORD = 'velvet antler gravity soup'

/** Somebody with a confirmed account, signed in. */
export async function newMember({
  password = GOOD_PASSWORD,
} = {}): Promise<Visitor & { handle: string; email: string; password: string }> {
  const handle = `ada-${unique()}`
  const email = `${handle}@example.org`
  const browser = visitor()
  const asked = await browser.do('sign-up', { handle, email, password, back: '/' })
  if (asked.status !== 'done') throw new Error(asked.message)
  const confirmed = await browser.do('confirm-sign-up', { token: (await lastMailTo(email)).token })
  if (confirmed.status !== 'done') throw new Error(confirmed.message)
  return Object.assign(browser, { handle, email, password })
}
