import { BY_INVITATION } from '@/lib/accounts/invited'

const WORDS: Record<string, string> = {
  Verification: 'This link has been used, or its half hour is over. Have a new one mailed.',
  OAuthAccountNotLinked:
    'An account with this address is here already. Sign in to it first, then connect the service in your settings.',
  ByInvitation: BY_INVITATION,
  AccessDenied: 'The service did not let you through.',
}

/** What went wrong on the way back from a mail or a service; null when nothing did. Codes are next-auth's. */
export function troubleInWords(code: string | null): string | null {
  if (code === null) return null
  return Object.hasOwn(WORDS, code)
    ? (WORDS[code] ?? null)
    : 'That did not work: the service did not answer as it should. Try again, or sign in another way.'
}
