import { beforeEach, describe, expect, test } from 'vitest'
import { guest, type Member } from '@/lib/access/actor'
import { db } from '@/lib/server/db'
import { givenMember, givenThread } from '@/lib/testing/given'
import { saveDraft } from './commands'
import { toPlace } from './place'
import { listDrafts, readDraft } from './queries'

let ada: Member
let clock = Date.parse('2026-01-01T12:00:00Z')
const save = (name: string, body: string, base?: string | null) => {
  const place = toPlace(name)
  if (!place) throw new Error(`${name} is no place`)
  clock += 1000
  return saveDraft(ada, { place, body, base }, new Date(clock))
}

beforeEach(async () => {
  ada = await givenMember()
})

test('a draft is kept, replaced by its next version, and forgotten when emptied', async () => {
  const { at: first } = await save('new', 'one', null)
  const { at: second } = await save('new', 'two', first)
  expect(await readDraft(ada.id, 'new')).toEqual({ body: 'two', at: second })

  expect(await save('new', '', second)).toEqual({ at: null, other: null })
  expect(await readDraft(ada.id, 'new')).toBeNull()
})

describe('two devices', () => {
  test('never replace what they have not seen: the other text is handed back', async () => {
    const { at } = await save('new', 'begun', null)
    await save('new', 'begun on the phone', at)

    expect(await save('new', 'begun at the desk', at)).toMatchObject({ other: 'begun on the phone' })
    expect(await save('new', '', at)).toMatchObject({ other: null })
    expect(await readDraft(ada.id, 'new')).toMatchObject({ body: 'begun on the phone' })
  })

  test('that begin at once: one is kept, the other hears of it', async () => {
    const answers = await Promise.all(['phone', 'desk', 'train'].map((body) => save('new', body, null)))

    expect(answers.filter(({ other }) => other === null)).toHaveLength(1)
  })

  test('that have typed the same agree', async () => {
    await save('new', 'same words', null)

    expect(await save('new', 'same words', null)).toMatchObject({ other: null })
  })
})

test('a guest keeps drafts on the device alone', async () => {
  await expect(
    saveDraft(guest, { place: { kind: 'new' }, base: undefined, body: 'x' }, new Date()),
  ).rejects.toMatchObject({
    code: 'signed-out',
  })
})

test('there is room for two hundred, and the sentence says where to make more', async () => {
  await db.draft.createMany({
    data: Array.from({ length: 200 }, (_, i) => ({ userId: ada.id, place: `thread:t${i}`, body: 'x' })),
  })

  await expect(save('new', 'one too many')).rejects.toThrow('discard some')
  await save('thread:t7', 'one that is there already')
})

test('the list says what each is a draft of, latest first', async () => {
  const thread = await givenThread()
  await save(`thread:${thread}`, 'A *comment*.')
  await save('reply:nowhere:c1', 'Too late.')
  await save('new', JSON.stringify({ title: 'On forecasts', body: 'They rarely help.', kind: 7 }))

  expect((await listDrafts(ada.id)).map(({ what, words }) => [what, words])).toEqual([
    ['New thread: On forecasts', 'They rarely help.'],
    ['Reply to a comment that is gone in a thread that is gone', 'Too late.'],
    [`Comment on “About ${thread}”`, 'A *comment*.'],
  ])
})
