import { beforeEach, describe, expect, test } from 'vitest'
import { guest, type Member } from '@/lib/access/actor'
import { db } from '@/lib/server/db'
import { givenMember } from '@/lib/testing/given'
import { startThread } from './commands'
import { editThread } from './editing/commands'
import { readPostEdits, readThread } from './queries'
import { editThreadInput, newThreadInput } from './schema'

let clock = Date.parse('2026-01-01T12:00:00Z')
let ada: Member
type Given = Record<string, string | number>

const start = (given: Given = {}, actor: Member | typeof guest = ada) => {
  clock += 3_600_000 * 6
  const input = { group: 'commons', kind: 'post', title: 'Do forecasts help?', body: 'Rarely.', ...given }
  return startThread(actor, newThreadInput.parse(input), new Date(clock))
}
const edit = (thread: string, given: Given = {}, actor = ada) =>
  editThread(
    actor,
    editThreadInput.parse({ thread, revision: 1, title: 'Do forecasts help?', body: 'Rarely.', ...given }),
    new Date(clock + 60_000),
  )
const stored = (slug: string) => db.thread.findUniqueOrThrow({ where: { slug }, include: { votes: true } })

beforeEach(async () => {
  ada = await givenMember()
  await db.$executeRaw`DELETE FROM thread`
  await db.group.upsert({
    where: { slug: 'commons' },
    create: { slug: 'commons', name: 'Commons' },
    update: {},
  })
})

describe('a thread', () => {
  test('has an address from its title, its post rendered, its claim, its tags in order, and its author’s vote', async () => {
    const { thread } = await start({
      body: '# Why\n\nRarely.',
      mainClaim: 'Forecasts help decisions.',
      tags: 'Forecasting, AI safety',
    })

    expect(thread).toBe('do-forecasts-help')
    expect(await readThread(thread)).toMatchObject({
      html: expect.stringContaining('<h2 id="_why">Why</h2>'),
      headings: [{ id: '_why', level: 2, text: 'Why' }],
      mainClaim: 'Forecasts help decisions.',
      tags: ['forecasting', 'ai-safety'],
      karma: 1,
      group: { slug: 'commons' },
    })
    expect((await stored(thread)).votes).toMatchObject([{ userId: ada.id, axis: 'karma', weight: 1 }])
    expect(await db.user.findUnique({ where: { id: ada.id } })).toMatchObject({ karma: 0 })
  })

  test('of the same title gets a number, also when ten come at once', async () => {
    const people = await Promise.all(Array.from({ length: 10 }, () => givenMember()))
    const made = await Promise.all(people.map((one) => start({}, one)))

    expect(made.map(({ thread }) => thread).sort()).toEqual(
      ['do-forecasts-help', ...Array.from({ length: 9 }, (_, i) => `do-forecasts-help-${i + 2}`)].sort(),
    )
  })

  test('sent twice is started once, also when both tries come at once', async () => {
    const at = new Date(clock)
    const input = newThreadInput.parse({ group: 'commons', kind: 'post', title: 'Twice?', body: 'No.' })
    const made = await Promise.all([1, 2, 3].map(() => startThread(ada, input, at)))

    expect(made.map(({ thread }) => thread)).toEqual(['twice', 'twice', 'twice'])
    expect(await db.thread.count()).toBe(1)
  })

  test('that leads elsewhere, or is of another kind or in another group, is another one', async () => {
    await db.group.upsert({
      where: { slug: 'workshop' },
      create: { slug: 'workshop', name: 'Workshop' },
      update: {},
    })
    const given = { kind: 'linkpost', title: 'Worth reading', body: '', url: 'https://example.org/one' }
    const first = await start(given)
    const at = new Date(clock)
    const again = (over: Given) =>
      startThread(
        ada,
        newThreadInput.parse({ group: 'commons', ...given, ...over }),
        new Date(at.getTime() + 60_000),
      )

    expect(await again({})).toEqual(first)
    const others = [{ url: 'https://example.org/two' }, { group: 'workshop' }, { kind: 'question' }]
    for (const [i, over] of others.entries()) {
      const { thread } = await startThread(
        ada,
        newThreadInput.parse({ group: 'commons', ...given, ...over }),
        new Date(at.getTime() + (i + 1) * 3_600_000),
      )
      expect(thread).toBe(`worth-reading-${i + 2}`)
    }
  })

  test('may be a link without words of one’s own, and says where it leads', async () => {
    const { thread } = await start({ kind: 'linkpost', body: '', url: 'https://www.example.com/essay' })

    expect(await readThread(thread)).toMatchObject({
      kind: 'linkpost',
      source: { site: 'example.com', url: 'https://www.example.com/essay' },
    })
  })

  test('may be a transcript, whose turns have addresses', async () => {
    const { thread } = await start({
      kind: 'transcript',
      body: '**ada** [0:10] Shall we?\n\n**bob** [0:14] Yes.',
    })

    expect((await readThread(thread))?.turns).toEqual([
      { id: 't-0-10', speaker: 'ada', at: '0:10' },
      { id: 't-0-14', speaker: 'bob', at: '0:14' },
    ])
  })
})

test.each([
  ['a title', { title: ' ' }, 'needs a title'],
  ['a shorter title', { title: 'x'.repeat(201) }, '200 characters'],
  ['some text', { body: ' ' }, 'nothing to post'],
  ['a shorter claim', { mainClaim: 'x'.repeat(281) }, '280 characters'],
  ['the whole address of a link', { kind: 'linkpost', url: 'example.com' }, 'whole address'],
  ['a group that is there', { group: 'nowhere' }, 'no such group'],
])('a thread needs %s, and the sentence says so', async (_, given, words) => {
  await expect(start(given)).rejects.toThrow(words)
})

test('guests are asked to sign in; newcomers start two threads a day', async () => {
  await expect(start({}, guest)).rejects.toThrow('Sign in to start a thread.')
  const newcomer = await givenMember({ joinedAt: new Date(clock) })
  await start({ title: 'One' }, newcomer)
  await start({ title: 'Two' }, newcomer)
  await expect(start({ title: 'Three' }, newcomer)).rejects.toThrow('2 threads a day')
})

describe('an edit of a post', () => {
  test('changes what is asked, keeps the old text, and leaves the address', async () => {
    const { thread } = await start({ tags: 'forecasting' })
    await edit(thread, { title: 'Do forecasts ever help?', body: 'Sometimes.', tags: 'forecasts, method' })

    expect(await readThread(thread)).toMatchObject({
      slug: 'do-forecasts-help',
      title: 'Do forecasts ever help?',
      html: '<p>Sometimes.</p>\n',
      tags: ['forecasts', 'method'],
    })
    expect((await readPostEdits(thread))?.texts.map(({ body }) => body)).toEqual(['Rarely.', 'Sometimes.'])
  })

  test('is for its author, is not made over another, and made once however often it is sent', async () => {
    const { thread } = await start()
    await expect(edit(thread, { body: 'Mine.' }, await givenMember())).rejects.toThrow('Only its author')
    await edit(thread, { body: 'From the phone.' })
    expect(await edit(thread, { body: 'From the phone.' })).toEqual({ thread, revision: 2 })
    await expect(edit(thread, { body: 'From the desk.' })).rejects.toMatchObject({ code: 'conflict' })
  })

  test('may change the main claim until somebody has given a number for it', async () => {
    const { thread } = await start({ mainClaim: 'Forecasts help.' })
    await edit(thread, { mainClaim: 'Forecasts help decisions.' })
    const claim = await db.claim.findFirstOrThrow({ where: { thread: { slug: thread } } })
    expect(claim.text).toBe('Forecasts help decisions.')
    await db.claimStanceEvent.create({ data: { claimId: claim.id, userId: ada.id, credence: 60 } })

    await expect(edit(thread, { mainClaim: 'Forecasts hurt.', revision: 2 })).rejects.toThrow(
      'no longer be changed',
    )
    await edit(thread, { mainClaim: 'Forecasts help decisions.', title: 'Still the same claim', revision: 2 })
  })
})
