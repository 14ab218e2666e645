import type { Letter } from '@/lib/text/letter'

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
