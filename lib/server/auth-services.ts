import GitHub from 'next-auth/providers/github'
import Google from 'next-auth/providers/google'
import type { Provider } from 'next-auth/providers/index'
import { env } from './env'

type Keys = { id: string; secret: string }
/** `at` is where the service lives, when it is not its makers' (tests, GitHub Enterprise). */
export type Services = {
  github?: Keys & { at?: { web: string; api: string } }
  google?: Keys & { at?: { wellKnown: string; issuer: string } }
}
export type ServiceName = keyof Services

const pair = (id: string | undefined, secret: string | undefined): Keys | undefined =>
  id && secret ? { id, secret } : undefined

const github = pair(env.AUTH_GITHUB_ID, env.AUTH_GITHUB_SECRET)
const google = pair(env.AUTH_GOOGLE_ID, env.AUTH_GOOGLE_SECRET)

/** The services whose keys this site has. */
export const configured: Services = { ...(github && { github }), ...(google && { google }) }

export const SERVICES = [
  { name: 'github', words: 'GitHub', origin: 'https://github.com' },
  { name: 'google', words: 'Google', origin: 'https://accounts.google.com' },
] as const satisfies readonly { name: ServiceName; words: string; origin: string }[]

/** Those to offer, in this order. */
export const offered = SERVICES.filter(({ name }) => configured[name])

/**
 * An address counts only when the service says that it is the person's: an account is never found or made by an address that
 * somebody merely typed somewhere.
 */
export function providersOf({ github, google }: Services): Provider[] {
  return [
    ...(github ? [gitHub(github)] : []),
    ...(google
      ? [
          Google({
            clientId: google.id,
            clientSecret: google.secret,
            ...google.at,
            profile: ({ sub, name, email, email_verified }) => ({
              id: sub,
              name,
              wanted: name,
              email: email_verified === true ? email : null,
            }),
          }),
        ]
      : []),
  ]
}

function gitHub({ id, secret, at }: Keys & { at?: { web: string; api: string } }): Provider {
  const { web, api } = at ?? { web: 'https://github.com', api: 'https://api.github.com' }
  return GitHub({
    clientId: id,
    clientSecret: secret,
    issuer: `${web}/login/oauth`,
    authorization: { url: `${web}/login/oauth/authorize`, params: { scope: 'read:user user:email' } },
    token: `${web}/login/oauth/access_token`,
    userinfo: {
      url: `${api}/user`,
      async request({ client, tokens }) {
        const profile = await client.userinfo(String(tokens.access_token))
        const response = await fetch(`${api}/user/emails`, {
          headers: { authorization: `Bearer ${tokens.access_token}`, 'user-agent': 'doublecrux' },
        })
        const emails: unknown = response.ok ? await response.json() : []
        const all = Array.isArray(emails) ? (emails as GitHubEmail[]) : []
        const own = all.find(({ primary, verified }) => primary && verified)
        return { ...profile, email: own?.email ?? null } as never // the type wants an address; there may be none
      },
    },
    profile: ({ id, name, login, email }) => ({ id: String(id), name: name ?? login, wanted: login, email }),
  })
}

type GitHubEmail = { email: string; primary: boolean; verified: boolean }
