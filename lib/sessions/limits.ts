/** Seconds. */
const MINUTE = 60
const HOUR = 60 * MINUTE

/** One network trying many accounts. Generous, because a whole school may share one. */
export const TRIES_BY_NETWORK = {
  name: 'sign-in-network',
  burst: 60,
  forget: 10,
  firstWait: 5,
  longestWait: 10 * MINUTE,
  words: 'Many sign-ins were tried from your network.',
}

/** One network trying one account. Nobody else's tries count here, so nobody else can shut its owner out. */
export const TRIES_BY_PAIR = {
  name: 'sign-in-pair',
  burst: 6,
  forget: 5 * MINUTE,
  firstWait: 5,
  longestWait: 15 * MINUTE,
  words: 'A wrong password was given several times.',
}

/** A device that has signed in to the account before keeps its own count. */
export const TRIES_BY_DEVICE = { ...TRIES_BY_PAIR, name: 'sign-in-device', burst: 10 }

/**
 * The whole world trying one account. It closes the password to devices that never signed in to it, and nothing else: the e-mail
 * link, passkeys and known devices stay open, so even a thousand machines shut nobody out.
 */
export const PRESSURE_ON_ACCOUNT = {
  name: 'sign-in-account',
  burst: 60,
  forget: 5 * MINUTE,
  firstWait: 10 * MINUTE,
  longestWait: 2 * HOUR,
  words:
    'Many wrong passwords were tried for this address. On a device that has not signed in before, use the e-mail link for now.',
}
