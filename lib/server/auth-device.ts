import type { ActionContext } from './define-action'
import { isSigned, sign } from './token'

export const DEVICE_COOKIE = 'doublecrux.device'
const YEAR = 365 * 86_400
/** People share a computer, not a multitude. */
const MOST_ACCOUNTS = 5

type Jar = Pick<ActionContext, 'readCookie' | 'cookie'>

const marksIn = (jar: Pick<Jar, 'readCookie'>): string[] =>
  (jar.readCookie(DEVICE_COOKIE) ?? '').split('.').filter(Boolean).slice(0, MOST_ACCOUNTS)

/**
 * Whether this account has been signed in to on this device before. Such a device keeps its own count of wrong passwords, so that
 * whoever tries passwords from elsewhere never shuts its owner out (OWASP, "device cookies").
 */
export const knowsDevice = (jar: Pick<Jar, 'readCookie'>, userId: number): boolean =>
  marksIn(jar).some((mark) => isSigned('device', String(userId), mark))

export function markDevice(jar: Jar, userId: number): void {
  const mark = sign('device', String(userId))
  const marks = [mark, ...marksIn(jar).filter((one) => one !== mark)].slice(0, MOST_ACCOUNTS)
  jar.cookie(DEVICE_COOKIE, marks.join('.'), YEAR)
}
