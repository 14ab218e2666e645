import { randomBytes } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { db } from '@/lib/server/db'
import { givenComment, givenCrux, givenThread } from '@/lib/testing/crux-world'
import { givenMember } from '@/lib/testing/given'
import { ACTIONS } from '../actions'
import { SESSION_COOKIE } from '../session-cookie'
import { answerWrite } from './answer'

/** What no form of ours sends. */
const HOSTILE: readonly unknown[] = [
  ...['\0', 'before\0after', '\ud800 half', '𝕏‮ أهلا', `${'9'.repeat(40)}`, '-1', '1e400', 'null', '[[[]]]'],
  ...[2 ** 31, 2 ** 53, -1, 0, 1.5, true, null, [], {}, [null, '\0'], { length: 1 }, ['x', { toString: 1 }]],
]

type Shape = {
  type?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: Shape[]
  properties?: Record<string, Shape>
}
/** The fields of an action, with all that any of its forms may send. */
const fieldsOf = (shape: Shape): Record<string, Shape> =>
  Object.assign({}, ...(shape.anyOf ?? []).map(fieldsOf), shape.properties)
const shapeOf = (input: z.ZodType): Shape =>
  z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as Shape

let known: Record<string, unknown> = {}
beforeAll(async () => {
  const thread = await givenThread()
  const [crux, other] = [await givenCrux(thread), await givenCrux(thread)]
  const { ref } = await givenComment(thread, thread.authorId)
  const { handle } = await givenMember()
  known = {
    ...{
      thread: thread.slug,
      comment: ref,
      parent: ref,
      group: 'commons',
      handle,
      of: handle,
      crux,
      to: other,
      into: other,
    },
    ...{ kind: 'hostile', url: 'https://example.org/', reason: 'For a reason.', words: 'Some words.' },
  }
})

/** Something that would pass for a field, as far as its name and its shape say. */
function fitting(name: string, { type, enum: choices, const: only, anyOf = [] }: Shape): unknown {
  if (choices) return choices[0]
  if (only !== undefined) return only
  if (name in known) return known[name]
  if (type === 'number' || type === 'integer') return 1
  if (type === 'boolean') return true
  return anyOf[0] ? fitting(name, anyOf[0]) : 'Some words.'
}

async function send(
  name: string,
  input: object,
  role: 'member' | 'admin',
  isForm = false,
): Promise<Response> {
  const [{ id }, sessionToken] = [await givenMember({ role }), randomBytes(16).toString('hex')]
  await db.session.create({ data: { sessionToken, userId: id, expires: new Date(Date.now() + 600_000) } })
  const body = isForm
    ? new URLSearchParams(input as Record<string, string>).toString()
    : JSON.stringify(input)
  const headers = {
    'content-type': isForm ? 'application/x-www-form-urlencoded' : 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    cookie: `${SESSION_COOKIE}=${sessionToken}`,
  }
  const request = new Request(`http://here/api/do/${name}`, { method: 'POST', headers, body })
  return answerWrite(name, request).catch((error: Error) => {
    throw new Error(`${name} ${body.slice(0, 300)}: ${error.message}`)
  })
}

for (const { name, input } of ACTIONS)
  test(`whatever is sent to “${name}”, it is done or refused`, async () => {
    const fields = fieldsOf(shapeOf(input))
    const sound = Object.fromEntries(Object.entries(fields).map(([key, shape]) => [key, fitting(key, shape)]))
    const failures: string[] = []
    const tries = [
      ...HOSTILE.map((value) => Object.fromEntries(Object.keys(fields).map((key) => [key, value]))),
      ...Object.keys(fields).flatMap((key) =>
        ['some\0 words', 2 ** 31, '99999999999'].map((value) => ({ ...sound, [key]: value })),
      ),
    ]
    for (const [i, one] of tries.entries())
      await send(name, one, i % 2 === 0 ? 'admin' : 'member').then(
        ({ status }) => expect(status).toBeLessThan(500),
        (error: Error) => failures.push(error.message),
      )
    expect(failures).toEqual([])
  }, 120_000)

test('a form leads back to an address with letters of any script', async () => {
  const form = { upTo: '1', back: '/search?q=Łódź&r=日本' }
  const answer = await send('read-notices', form, 'member', true)

  expect([answer.status, answer.headers.get('location')]).toEqual([
    303,
    '/search?q=%C5%81%C3%B3d%C5%BA&r=%E6%97%A5%E6%9C%AC',
  ])
})
