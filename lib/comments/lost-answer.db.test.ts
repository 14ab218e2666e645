import { type ChildProcess, fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { afterEach, expect, test } from 'vitest'
import { db } from '@/lib/server/db'
import { driftIn, givenMember, givenThread } from '@/lib/testing/given'

const running: ChildProcess[] = []
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
})

/** A server process of its own on this test's database. */
async function startDoor(how: 'dying' | 'well'): Promise<{ child: ChildProcess; url: string }> {
  const child = fork('lib/testing/fragile-door.ts', [how], { execArgv: ['--import', 'tsx'] })
  running.push(child)
  const [port] = await once(child, 'message')
  return { child, url: `http://127.0.0.1:${port}` }
}

test('the server is killed between commit and answer: the retry, at another server, makes no second comment', async () => {
  const [thread, ada] = await Promise.all([givenThread(), givenMember()])
  const token = randomBytes(16).toString('hex')
  await db.session.create({
    data: { sessionToken: token, userId: ada.id, expires: new Date(Date.now() + 60_000) },
  })
  const [dying, well] = await Promise.all([startDoor('dying'), startDoor('well')])
  const send = (url: string) =>
    fetch(`${url}/comment`, {
      method: 'POST',
      headers: { authorization: token },
      body: JSON.stringify({ thread, parent: '', body: 'Did this get through?', key: 'abcd1234' }),
    })

  const end = once(dying.child, 'exit')
  await expect(send(dying.url)).rejects.toThrow('fetch failed')
  expect(await end).toEqual([null, 'SIGKILL'])
  expect(await db.comment.count({ where: { thread: { slug: thread } } })).toBe(1)

  expect(await (await send(well.url)).json()).toMatchObject({
    status: 'done',
    value: { thread, comment: 'abcd1234' },
  })
  expect(await db.comment.count({ where: { thread: { slug: thread } } })).toBe(1)
  expect(await driftIn(thread)).toEqual([])
}, 40_000)
