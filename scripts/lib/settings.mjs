import { isIP } from 'node:net'
import path from 'node:path'
import { defaultDataDir } from './data-dir.mjs'
import { Failure } from './failure.mjs'
import { ROOT } from './paths.mjs'

/**
 * @typedef {Record<string, string | undefined>} Env
 * @typedef {{ port: number, host: string, databaseUrl: string | undefined, dataDir: string, dataDirIsChosen: boolean, seed: 'mirrors' | 'none' }} Settings
 */

/** @param {Env} env @param {string} name @param {string} expected @returns {Failure} */
const refusal = (env, name, expected) =>
  new Failure(`${name} must be ${expected}; it is ${JSON.stringify(env[name])}.`)

/** Never shown when refused, since it may hold a password. @param {string} name @param {string} expected */
const secretRefusal = (name, expected) => new Failure(`${name} must be ${expected}.`)

/** @param {string} text @returns {URL | undefined} */
function parseUrl(text) {
  try {
    return new URL(text)
  } catch {
    return undefined
  }
}

/** @param {string | undefined} text @param {readonly string[]} protocols */
const isUrl = (text, protocols) => protocols.includes(parseUrl(text ?? '')?.protocol ?? '')

/** @param {string} text */
const isHostName = (text) =>
  isIP(text) !== 0 || /^[a-z\d]([a-z\d-]*[a-z\d])?(\.[a-z\d]([a-z\d-]*[a-z\d])?)*$/i.test(text)

/** @param {string | undefined} text */
function isPostgresUrl(text) {
  const url = parseUrl(text ?? '')
  return isUrl(text, ['postgres:', 'postgresql:']) && (url?.pathname.length ?? 0) > 1
}

const POSTGRES_URL =
  'a URL such as postgresql://user:password@host:5432/database (with the password URL-encoded)'

/** What every variable must be when it is there; a bad value stops the start. @type {Record<string, (env: Env) => Failure | false>} */
const CHECKS = {
  PORT: (env) => !isPort(env.PORT) && refusal(env, 'PORT', 'a port number from 1 to 65535'),
  HOST: (env) =>
    !isHostName(env.HOST ?? '') &&
    refusal(env, 'HOST', 'an address or host name of this machine, such as 127.0.0.1'),
  DATABASE_URL: (env) => !isPostgresUrl(env.DATABASE_URL) && secretRefusal('DATABASE_URL', POSTGRES_URL),
  DATABASE_REPLICA_URL: (env) =>
    !isPostgresUrl(env.DATABASE_REPLICA_URL) && secretRefusal('DATABASE_REPLICA_URL', POSTGRES_URL),
  SEED: (env) => !['mirrors', 'none'].includes(env.SEED ?? '') && refusal(env, 'SEED', 'mirrors or none'),
  SITE_URL: (env) =>
    !isUrl(env.SITE_URL, ['http:', 'https:']) &&
    refusal(env, 'SITE_URL', 'an address such as https://forum.example.org'),
  PUBLISHED_AT: (env) =>
    !isUrl(env.PUBLISHED_AT, ['http:', 'https:']) &&
    refusal(env, 'PUBLISHED_AT', 'the address of a published port, such as http://127.0.0.1:3000'),
  PREBUILT: (env) => env.PREBUILT !== '1' && refusal(env, 'PREBUILT', '1, or not there'),
  PROXIES: (env) =>
    !/^\d$/.test(env.PROXIES ?? '') &&
    refusal(env, 'PROXIES', 'the number of proxies of yours that stand in front, from 0 to 9'),
  MAIL_FROM: (env) =>
    !/^[^<>@\n]*<?[^\s<>@]+@[^\s<>@]+>?$/.test(env.MAIL_FROM ?? '') &&
    refusal(env, 'MAIL_FROM', 'a mail address, such as forum@example.org or Forum <forum@example.org>'),
  SMTP_URL: (env) =>
    !isUrl(env.SMTP_URL, ['smtp:', 'smtps:']) &&
    secretRefusal('SMTP_URL', 'a URL such as smtps://user:password@mail.example.org'),
  AUTH_SECRET: (env) =>
    (env.AUTH_SECRET ?? '').length < 32 &&
    secretRefusal('AUTH_SECRET', 'at least 32 characters that nobody can guess'),
}

/** Set both or neither. */
const PAIRS = /** @type {const} */ ([
  ['AUTH_GITHUB_ID', 'AUTH_GITHUB_SECRET'],
  ['AUTH_GOOGLE_ID', 'AUTH_GOOGLE_SECRET'],
])

/** The names of all that is checked. */
export const VARIABLES = [...Object.keys(CHECKS), ...PAIRS.flat()]

/** @param {string} url */
const hostOf = (url) => new URL(url).hostname.replace(/^\[(.+)\]$/, '$1')

/** @param {string} host */
const isLoopback = (host) => /^(localhost|.+\.localhost|::1|127(\.\d{1,3}){3})$/i.test(host)

/** @param {string | undefined} text */
const isPort = (text) => /^\d{1,5}$/.test(text ?? '') && Number(text) >= 1 && Number(text) <= 65_535

/** An empty value counts as absent: a compose file passes on what nobody has set. @template {Env} Given @param {Given} env @returns {Given} */
export const withoutEmpty = (env) =>
  /** @type {Given} */ (Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')))

/**
 * Read the environment, or refuse it with one sentence.
 * @param {Env} environment
 * @returns {Settings}
 */
export function readSettings(environment) {
  const env = withoutEmpty(environment)
  for (const [name, check] of Object.entries(CHECKS)) {
    const failure = name in env && check(env)
    if (failure) throw failure
  }
  for (const [one, other] of PAIRS) {
    if (one in env !== other in env)
      throw new Failure(`${one} and ${other} belong together: set both or neither.`)
  }
  // Without an address of its own the forum is a demonstration, where anybody may sign in as admin.
  const [where, host] = env.PUBLISHED_AT ? ['PUBLISHED_AT', hostOf(env.PUBLISHED_AT)] : ['HOST', env.HOST]
  if (host && !isLoopback(host) && !('SITE_URL' in env))
    throw new Failure(
      `${where} is ${env[where]}, where others can reach the forum: set SITE_URL to its address, or leave it at 127.0.0.1.`,
    )
  return {
    port: Number(env.PORT ?? 3000),
    host: env.HOST ?? '127.0.0.1',
    databaseUrl: env.DATABASE_URL,
    dataDir: env.DATA_DIR ? path.resolve(ROOT, env.DATA_DIR) : defaultDataDir(),
    dataDirIsChosen: env.DATA_DIR !== undefined,
    seed: env.SEED === 'none' ? 'none' : 'mirrors',
  }
}
