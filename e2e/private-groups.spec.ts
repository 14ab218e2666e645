import { writeLog } from '@/lib/moderation/log/commands'
import { db, transaction } from '@/lib/server/db'
import { unique } from './support/documents'
import { type Acting, givenPerson } from './support/members'
import { ADDRESSES, BESIDE, ROUTES, type Target } from './support/routes'
import { expect, test } from './support/test'

test.use({ expected: /./ }) // most of what is asked for here is not there

const SECRET = 'zanzibarite'
const UNSEEN = 'benitoite'

test('every address of the site is tried', () => {
  expect(Object.keys(ADDRESSES).sort()).toEqual([...new Set(ROUTES)])
})

test('a private group shows nothing to others, at any address: what is in it is as if it were not', async ({
  given,
  baseURL,
}) => {
  const at = baseURL ?? ''
  const [insider, stranger] = [await givenPerson('Ines', at), await givenPerson('Stan', at)]
  const target = await givenSecrets(insider, stranger, given.thread)
  const absent: Target = {
    ...target,
    group: `absent-${unique()}`,
    thread: `absent-${unique()}`,
    crux: '999999999',
    notice: '999999999',
    entry: '999999999',
  }
  const nameless = (text: string, of: Target) =>
    [of.thread, of.group].reduce((all, name) => all.replaceAll(name, 'NAME'), text)

  const addresses = [...Object.values(ADDRESSES), BESIDE].flatMap((of) =>
    of(target).map((address, i) => [address, of(absent)[i] ?? address] as const),
  )
  const told: string[] = []
  for (const who of [null, stranger])
    for (const [address, other] of addresses) {
      const [shown, none] = await Promise.all([look(at, address, who), look(at, other, who)])
      const where = `${who ? 'a stranger' : 'a guest'} at ${address}`
      // What somebody wrote themselves stays theirs, wherever it stands.
      const isOwn = address === '/settings/export'
      if (!isOwn && shown.text.includes(SECRET)) told.push(`${where} reads of it`)
      if (address === other) continue
      if (shown.status !== none.status)
        told.push(`${where}: ${shown.status}, and ${none.status} where nothing is`)
      else if (shown.status !== 200 && nameless(shown.text, target) !== nameless(none.text, absent))
        told.push(`${where}: another page than where nothing is`)
    }
  expect(told).toEqual([])

  for (const address of [
    `/threads/${target.thread}`,
    `/groups/${target.group}`,
    `/cruxes/${target.crux}`,
    '/?sort=new',
    '/groups',
    '/cruxes',
    `/people/${target.handle}`,
    `/threads/${target.thread}/export.md`,
    `/api/threads/${target.thread}`,
  ])
    expect(await readsOf(SECRET, at, address, insider), `a member at ${address}`).toBe(true)
})

test('a group that becomes private is gone from pages that were kept, and from open ones', async ({
  page,
  given,
  baseURL,
}) => {
  const thread = await given.thread({ title: `About ${UNSEEN}`, comments: [{ by: 'Bob' }] })
  const group = await db.group.create({ data: { slug: `g-${unique()}`, name: 'Once open' } })
  await db.thread.update({ where: { slug: thread.slug }, data: { groupId: group.id } })
  const listening = page.waitForRequest(/\/live\?thread=/)
  await page.goto(thread.url)
  await listening
  for (let i = 0; i < 3; i++) expect((await look(baseURL ?? '', thread.url, null)).status).toBe(200)

  const all = {
    mayRead: 'member',
    mayComment: 'member',
    mayVote: 'member',
    mayTag: 'member',
    mayStart: 'member',
  } as const
  await db.group.update({ where: { id: group.id }, data: { visibility: 'private', ...all } })

  await expect.poll(async () => (await look(baseURL ?? '', thread.url, null)).status).toBe(404)
  await page.reload()
  await expect(page.getByRole('main')).not.toContainText(UNSEEN)
})

type Shown = { status: number; text: string }

async function look(at: string, address: string, who: Acting | null): Promise<Shown> {
  const stop = new AbortController()
  const response = await fetch(`${at}${address}`, {
    headers: who ? { cookie: who.cookie } : {},
    redirect: 'manual',
    signal: stop.signal,
  })
  const isOpen = response.headers.get('content-type')?.startsWith('text/event-stream')
  const text = isOpen ? '' : await response.text()
  stop.abort()
  // Where the page was asked for stands in it, in one form or another; so do the moments at which it was made.
  return { status: response.status, text: text.replaceAll(/data-(moment|seq)="[^"]*"/g, '') }
}

/** Whether a word stands at an address, or on the pages which follow it: other tests fill the first ones. */
async function readsOf(word: string, at: string, address: string, who: Acting): Promise<boolean> {
  let next: string | undefined = address
  for (let page = 0; next && page < 20; page++) {
    const { text } = await look(at, next, who)
    if (text.includes(word)) return true
    const link: string | undefined = text.match(/<a [^>]*rel="next"[^>]*>/)?.[0].match(/href="([^"]*)"/)?.[1]
    next = link && new URL(link.replaceAll('&amp;', '&'), `${at}${next}`).href.slice(at.length)
  }
  return false
}

async function givenSecrets(
  insider: Acting,
  stranger: Acting,
  bring: (thread: object) => Promise<{ slug: string }>,
): Promise<Target> {
  const { slug } = await bring({
    title: `A thread about ${SECRET}`,
    // New enough to stand among the first, whatever other tests have started.
    created_at: new Date(Date.now() - 3 * 3_600_000).toISOString(),
    body: `The post says ${SECRET}.`,
    main_claim: `It is ${SECRET}.`,
    comments: [{ id: 'c1', by: 'Bob', body: `Words of ${SECRET}.` }],
    cruxes: [{ statement: `A crux about ${SECRET}`, in: 'c1' }],
  })
  const members = {
    mayRead: 'member',
    mayComment: 'member',
    mayVote: 'member',
    mayTag: 'member',
    mayStart: 'member',
  } as const
  const group = await db.group.create({
    data: {
      slug: `hidden-${unique()}`,
      name: `The ${SECRET}`,
      about: SECRET,
      normsHtml: SECRET,
      visibility: 'private',
      ...members,
    },
  })
  await db.groupMember.create({ data: { groupId: group.id, userId: insider.id, role: 'moderator' } })
  const { id: threadId } = await db.thread.update({ where: { slug }, data: { groupId: group.id } })
  // The stranger was told of it once, follows it, and has a draft and an edited comment there: from before they left.
  await db.groupMember.create({ data: { groupId: group.id, userId: stranger.id } })
  const comment = await stranger.comment(slug, `What I said of ${SECRET}.`)
  await insider.comment(slug, `An answer about ${SECRET}.`, comment)
  await insider.do('vote', { thread: slug, vote: { comment, axis: 'karma', press: 1 } })
  await stranger.do('subscribe', { to: 'thread', of: slug, wanted: true })
  const tag = await db.tag.upsert({
    where: { slug: 'secret-tag' },
    create: { slug: 'secret-tag' },
    update: {},
  })
  await db.threadTag.create({ data: { threadId, tagId: tag.id } })
  await db.groupMember.delete({ where: { groupId_userId: { groupId: group.id, userId: stranger.id } } })
  const notice = await db.notification.findFirstOrThrow({ where: { userId: stranger.id, threadId } })
  const crux = await db.crux.findFirstOrThrow({ where: { threadId } })
  const entry = await transaction((query) =>
    writeLog(query, {
      kind: 'lock',
      actorId: insider.id,
      capacity: 'group-moderator',
      threadId,
      reason: `About ${SECRET}.`,
      at: new Date(),
    }),
  )
  return {
    group: group.slug,
    thread: slug,
    comment,
    crux: String(crux.id),
    handle: insider.handle,
    notice: String(notice.id),
    entry: String(entry),
  }
}
