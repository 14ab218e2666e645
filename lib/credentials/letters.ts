import type { Letter } from '@/lib/text/letter'

export const resetPassword = ({ handle, href }: { handle: string; href: string }): Letter => ({
  subject: 'Choose a new password',
  parts: [
    `Somebody, probably you, wants a new password for ${handle}.`,
    { button: 'Choose a new password', href },
  ],
  note: 'The link works for one hour and once. If it was not you, do nothing: your password stays as it is.',
})

export const nobodyHere = ({ href }: { href: string }): Letter => ({
  subject: 'No account has this address',
  parts: [
    'Somebody, probably you, wanted a new password for this address. No account here has it. Perhaps you signed up with another one.',
    { button: 'Sign up', href },
  ],
  note: 'If it was not you, do nothing.',
})

export const confirmEmail = ({ handle, href }: { handle: string; href: string }): Letter => ({
  subject: 'Confirm your new address',
  parts: [
    `${handle} wants to be reached at this address from now on.`,
    { button: 'Confirm this address', href },
  ],
  note: 'The link works for one day. If it was not you, do nothing: without the link nothing happens.',
})

export const emailChanged = ({
  handle,
  email,
  href,
}: {
  handle: string
  email: string
  href: string
}): Letter => ({
  subject: 'Your address was changed',
  parts: [
    `The account ${handle} now has the address ${email}. This one opens it no longer.`,
    'If that was you, all is well.',
    { link: 'If it was not: what you can do', href },
  ],
  note: 'This mail goes to the address that the account had before.',
})

export const passwordChanged = ({ handle, href }: { handle: string; href: string }): Letter => ({
  subject: 'Your password was changed',
  parts: [
    `The account ${handle} has a new password, and every other device was signed out.`,
    'If that was you, all is well.',
    { link: 'If it was not: choose a new one now', href },
  ],
  note: 'You get this mail whenever your password changes.',
})

export const wayAdded = ({ handle, what, href }: { handle: string; what: string; href: string }): Letter => ({
  subject: `${what} can now sign you in`,
  parts: [
    `${what} was added to the account ${handle}, and signs in to it from now on.`,
    'If that was you, all is well.',
    { link: 'If it was not: take it away again', href },
  ],
  note: 'You get this mail whenever your account gets a new way to sign in.',
})
