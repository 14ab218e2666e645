/** Seconds. The figures are for people: somebody who mistypes never meets them, somebody who tries lists meets nothing else. */
const MINUTE = 60
const HOUR = 60 * MINUTE

/** A whole class may sign up at once from one network. */
export const SIGN_UPS = {
  name: 'sign-up',
  burst: 60,
  forget: 2 * MINUTE,
  firstWait: 10,
  longestWait: HOUR,
  words: 'Many accounts were asked for from your network.',
}

/** Whatever asks for a mail to an address counts here, so that nobody's mailbox is flooded. The mails that went out still work. */
export const MAILS_TO_ONE = {
  name: 'mail-to',
  burst: 6,
  forget: 10 * MINUTE,
  firstWait: MINUTE,
  longestWait: HOUR,
  words:
    'Several mails went to this address lately: use the newest of them, and look among the unwanted ones.',
}

export const MAILS_FROM_ONE = {
  name: 'mail-from',
  burst: 60,
  forget: MINUTE,
  firstWait: 10,
  longestWait: HOUR,
  words: 'Many mails were asked for from your network.',
}

export const CONFIRMATIONS = {
  name: 'confirm',
  burst: 5,
  forget: MINUTE,
  firstWait: 30,
  longestWait: HOUR,
  words: 'That was tried several times.',
}

/** Links to old handles must stay true, and nobody may collect handles. */
export const HANDLE_CHANGES = {
  name: 'handle',
  burst: 3,
  forget: 24 * HOUR,
  firstWait: 24 * HOUR,
  longestWait: 24 * HOUR,
  words: 'You have changed your handle several times.',
}

/** A check of one's own password, by somebody who is signed in. */
export const OWN_PASSWORD = {
  name: 'own-password',
  burst: 10,
  forget: 2 * MINUTE,
  firstWait: 30,
  longestWait: HOUR,
  words: 'A wrong password was given several times.',
}

export const EXPORTS = {
  name: 'export',
  burst: 5,
  forget: HOUR,
  firstWait: 10 * MINUTE,
  longestWait: HOUR,
  words: 'You have taken your data several times.',
}
