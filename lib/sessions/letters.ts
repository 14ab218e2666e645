import type { Letter } from '@/lib/text/letter'

/** What somebody without an account is told where accounts are made by invitation: the page says the same to everybody. */
export const noAccountHere = ({ href }: { href: string }): Letter => ({
  subject: 'There is no account with your address',
  parts: [
    'Somebody, probably you, asked for a link to sign in. There is no account with this address, and accounts are made by invitation here: open the invitation link of a group, and sign up from there.',
    { link: 'To the forum', href },
  ],
  note: 'If it was not you, do nothing: nothing has changed.',
})

export const signInLink = ({ href, isNew }: { href: string; isNew: boolean }): Letter => ({
  subject: 'Your link to sign in',
  parts: [
    isNew
      ? 'Press the button to sign in. There is no account with this address yet: the link makes one.'
      : 'Press the button to sign in.',
    { button: 'Sign in', href },
  ],
  note: 'The link works for half an hour and once. If it was not you, do nothing: without the link nothing happens.',
})
