import { isNoticeKind, type NoticeKind } from '@/lib/notifications/kinds'
import { isSigned, sign } from './token'

const SIGNED_FOR = 'unsubscribe'

/** The key in a mail that ends mails of its kinds, for its reader, whoever holds it: they need not sign in. It does not run out. */
export function unsubscribeToken(userId: number, kinds: readonly NoticeKind[]): string {
  const value = `${userId}.${kinds.join(',')}`
  return `${value}.${sign(SIGNED_FOR, value)}`
}

/** Whose mails of which kinds a key ends; null when it is not one of ours. */
export function readUnsubscribeToken(token: string): { userId: number; kinds: NoticeKind[] } | null {
  const [id = '', kinds = '', mark] = token.split('.')
  if (!isSigned(SIGNED_FOR, `${id}.${kinds}`, mark)) return null
  return { userId: Number(id), kinds: kinds.split(',').filter(isNoticeKind) }
}
