import { ACTIONS } from '@/lib/server/actions'
import { db } from '@/lib/server/db'
import { unique } from './support/documents'
import { type Answer, ASKERS, givenWorld, TARGETS, type World } from './support/matrix'
import type { Outcome } from './support/matrix-row'
import { EXPECTED, ON_ONESELF } from './support/matrix-table'
import { expect, test } from './support/test'

test('every action there is stands in the matrix, or is about oneself alone', () => {
  const known = [...Object.keys(EXPECTED), ...Object.keys(ON_ONESELF)]

  expect(ACTIONS.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([])
})

const LETTERS: Record<string, Outcome> = {
  'signed-out': 'S',
  forbidden: 'F',
  'not-found': 'N',
  conflict: 'C',
  invalid: 'I',
  'too-fast': 'T',
}
const letterOf = ({ status, code }: Answer): Outcome =>
  status === 'done' ? 'd' : (LETTERS[code ?? ''] ?? '?')

/** What stands behind a colon says what of an action is tried. */
const nameOf = (row: string): string => row.split(':')[0] ?? row

for (const [action, { ask, rows, claim }] of Object.entries(EXPECTED))
  test(`who may ask for “${action}”, on what`, async ({ baseURL }) => {
    const seen: Partial<Record<(typeof TARGETS)[number], string>> = {}
    for (const target of TARGETS) {
      if (!(target in rows)) continue
      const outcomes = await Promise.all(
        ASKERS.map(async (asker) => {
          const world: World = await givenWorld(baseURL ?? '', asker, target, { claim: claim ?? true })
          return letterOf(await world.send(nameOf(action), await ask(world)))
        }),
      )
      seen[target] = outcomes.join('')
    }
    expect(seen).toEqual(rows)
  })

test('what is kept for oneself answers to nobody else’s number', async ({ baseURL }) => {
  const author = await givenWorld(baseURL ?? '', 'author', 'live')
  const other = await givenWorld(baseURL ?? '', 'member', 'live')
  const { session, passkey, notice } = await keepFor(author.authorId)
  const outcome = async (action: string, input: Record<string, unknown>) =>
    letterOf(await other.send(action, input))

  expect(await outcome('revoke-session', { id: session.id })).toBe('N')
  expect(await outcome('rename-passkey', { id: passkey.id, name: 'Mine now' })).toBe('N')
  expect(await outcome('remove-passkey', { id: passkey.id })).toBe('N')
  await other.send('read-notices', { notice: notice.id })
  expect(await db.session.count({ where: { id: session.id } })).toBe(1)
  expect(await db.passkey.findUnique({ where: { id: passkey.id } })).toMatchObject({ name: 'A key' })
  expect(await db.notification.findUnique({ where: { id: notice.id } })).toMatchObject({ readAt: null })
})

/** A sign-in, a passkey and an unread notice of somebody. */
async function keepFor(userId: number) {
  const expires = new Date(Date.now() + 86_400_000)
  return {
    session: await db.session.create({ data: { userId, sessionToken: unique() + unique(), expires } }),
    passkey: await db.passkey.create({
      data: { userId, credentialId: unique(), publicKey: new Uint8Array([1]), name: 'A key' },
    }),
    notice: await db.notification.create({
      data: { userId, kind: 'reply', event: unique(), text: 'Somebody answered.' },
    }),
  }
}
