import type { Letter } from '@/lib/text/letter'

const NOT_YOU = 'If it was not you, do nothing: without the link nothing happens.'

export const confirmSignUp = ({ handle, href }: { handle: string; href: string }): Letter => ({
  subject: 'Confirm your account',
  parts: [
    `Welcome, ${handle}. One step is left: show that this address is yours.`,
    { button: 'Confirm and sign in', href },
  ],
  note: `The link works for one day. ${NOT_YOU}`,
})

export const alreadyMember = ({ signIn, reset }: { signIn: string; reset: string }): Letter => ({
  subject: 'You already have an account',
  parts: [
    'Somebody, probably you, asked for a new account with this address. There is one already.',
    { button: 'Sign in', href: signIn },
    { link: 'Choose a new password', href: reset },
  ],
  note: 'If it was not you, do nothing: nothing has changed.',
})

export const accountDeleted = (): Letter => ({
  subject: 'Your account is deleted',
  parts: [
    'Your account, your address and your settings are gone. What you wrote stays where it was, as “deleted member”; what you had said about cruxes stays without a name.',
    'Thank you for having been here.',
  ],
  note: 'If it was not you, answer this mail at once.',
})

export const accountMerged = ({ handle, into }: { handle: string; into: string }): Letter => ({
  subject: 'Two accounts of yours are one now',
  parts: [
    `An admin has merged your account “${handle}” into your account “${into}”: what you wrote and said by it stands there. This address, its password and its passkeys sign nobody in any more.`,
    `Sign in as “${into}” from now on.`,
  ],
  note: `If “${into}” is not your account, answer this mail at once.`,
})
