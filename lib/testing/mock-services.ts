import { createSign, generateKeyPairSync } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Services } from '@/lib/server/auth-services'

export type GitHubPerson = {
  id: number
  login: string
  name: string | null
  emails: { email: string; primary: boolean; verified: boolean }[]
}
export type GooglePerson = { sub: string; name: string; email: string; email_verified: boolean }

/** GitHub and Google as far as a sign-in sees them, on loopback. The code that comes back names who is there. */
export async function mockServices(): Promise<{
  services: Services
  github: Map<string, GitHubPerson>
  google: Map<string, GooglePerson>
  stop(): Promise<void>
}> {
  const github = new Map<string, GitHubPerson>()
  const google = new Map<string, GooglePerson>()
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }
  let base = ''

  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const idToken = (person: GooglePerson) => {
    const seconds = Math.floor(Date.now() / 1000)
    const claims = { iss: base, aud: 'google-id', iat: seconds, exp: seconds + 300, ...person }
    const signed = `${encode({ alg: 'RS256', kid: 'one' })}.${encode(claims)}`
    return `${signed}.${createSign('RSA-SHA256').update(signed).sign(privateKey).toString('base64url')}`
  }
  const bearer = (header: string | undefined) => github.get(String(header).replace(/^\w+ /, ''))

  const server: Server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const code = new URLSearchParams(body).get('code') ?? ''
    const answers: Record<string, () => unknown> = {
      '/login/oauth/access_token': () => ({
        access_token: code,
        token_type: 'bearer',
        scope: 'read:user,user:email',
      }),
      '/api/user': () => bearer(request.headers.authorization),
      '/api/user/emails': () => bearer(request.headers.authorization)?.emails,
      '/.well-known/openid-configuration': () => ({
        issuer: base,
        authorization_endpoint: `${base}/authorize`,
        token_endpoint: `${base}/token`,
        jwks_uri: `${base}/keys`,
        response_types_supported: ['code'],
        id_token_signing_alg_values_supported: ['RS256'],
      }),
      '/keys': () => ({ keys: [jwk] }),
      '/token': () => {
        const person = google.get(code)
        return (
          person && { access_token: code, token_type: 'Bearer', expires_in: 300, id_token: idToken(person) }
        )
      },
    }
    const answer = answers[request.url ?? '']?.()
    response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answer ?? { error: 'unknown' }))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    github,
    google,
    services: {
      github: { id: 'github-id', secret: 'github-secret', at: { web: base, api: `${base}/api` } },
      google: {
        id: 'google-id',
        secret: 'google-secret',
        at: { wellKnown: `${base}/.well-known/openid-configuration`, issuer: base },
      },
    },
    stop: () => new Promise((closed) => server.close(() => closed())),
  }
}
