import { expect, test, vi } from 'vitest'

vi.hoisted(() => {
  process.env.AUTH_SECRET ??= 'a secret that is long enough for tests'
  for (const service of ['GITHUB', 'GOOGLE']) {
    process.env[`AUTH_${service}_ID`] = 'an id'
    process.env[`AUTH_${service}_SECRET`] = 'a secret'
  }
})
vi.mock('next/headers', () => ({
  cookies: async () => ({ get: () => undefined, getAll: () => [], set: () => {} }),
}))

const SITE = 'http://127.0.0.1:3000'
const FOREIGN = [
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
] as const satisfies Record<string, string>[]

async function signIn(provider: string, headers: Record<string, string>): Promise<Response> {
  const { POST } = await import('./[...path]/route')
  const request = new Request(`${SITE}/api/auth/signin/${provider}`, {
    method: 'POST',
    headers,
    body: new URLSearchParams({ back: '/' }),
  })
  return POST(request, { params: Promise.resolve({ path: ['signin', provider] }) })
}

test.each(FOREIGN)('no other site sends anybody to GitHub or Google in our name: %j', async (headers) => {
  for (const provider of ['github', 'google']) {
    const answer = await signIn(provider, headers)
    expect([provider, answer.status]).toEqual([provider, 403])
    expect(answer.headers.getSetCookie()).toEqual([])
  }
})

test('our own page does', async () => {
  const answer = await signIn('github', { origin: SITE, 'sec-fetch-site': 'same-origin' })

  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toMatch(/^https:\/\/github\.com\/login\/oauth\/authorize\?/)
  expect(answer.headers.getSetCookie().length).toBeGreaterThan(0)
})
