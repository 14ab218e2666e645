import { Prisma } from '@/generated/prisma/client'
import { bringCruxes } from '@/lib/cruxes/commands'
import { columnsToWrite, differences } from '@/lib/cruxes/differences'
import { db, type Tx } from '@/lib/server/db'
import { insertRows } from '@/lib/server/insert-rows'
import { broughtClaims, broughtCruxes, broughtReactions } from './bring'
import { canonical } from './canonical'
import { clashes } from './clashes'
import { changedCommentRows, newCommentRows, withOthers } from './comment-rows'
import type { ThreadDocument } from './document'
import { DocumentError, located } from './problem'
import { readDecided, readDocument } from './queries'
import { revisionRows, threadRow } from './rows'
import { asHungHere, keeping } from './stays'
import { importedSums, SUMS } from './sums'

export type ImportResult = { slug: string; comments: number; outcome: 'created' | 'updated' | 'unchanged' }

/** Ten thousand comments on a busy machine; and a second import of the same thread waits for the first. */
const PATIENCE = { timeout: 600_000, maxWait: 20_000 }

/**
 * Bring one checked document into the forum, whole or not at all. Adds and updates, never deletes; the same document
 * twice changes nothing. What members and moderators did here since stays (./stays). Authors who have no account here become
 * placeholders that nobody can sign in as. A dry run does it all, and takes it back.
 */
export async function importDocument(
  file: string,
  document: ThreadDocument,
  { dryRun = false } = {},
): Promise<ImportResult> {
  const wanted = canonical(document)
  const taken: ImportResult[] = []
  try {
    return await db.$transaction(async (tx) => {
      const result = await bring(tx, file, wanted)
      if (!dryRun) return result
      taken.push(result)
      throw TAKEN_BACK
    }, PATIENCE)
  } catch (error) {
    const [result] = taken
    if (error === TAKEN_BACK && result) return result
    throw error
  }
}

const TAKEN_BACK = new Error('a dry run leaves nothing behind')

type Import = {
  wanted: ThreadDocument
  present: ThreadDocument | null
  people: ReadonlyMap<string, number>
  moved: ReadonlyMap<string, number>
}

async function bring(tx: Tx, file: string, wanted: ThreadDocument): Promise<ImportResult> {
  const { slug } = wanted.thread
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`import:${slug}`}, 0))`
  await tx.$executeRaw`SELECT 1 FROM thread WHERE slug = ${slug} FOR UPDATE` // whoever comments meanwhile waits
  const present = await readDocument(slug, tx)
  const result = { slug, comments: wanted.comments.length }
  if (isSame(present, wanted)) return { ...result, outcome: 'unchanged' }

  const decided = await readDecided(tx, slug)
  const hung = present ? asHungHere(wanted, present, decided) : wanted
  const clashing = present ? clashes(hung, present) : []
  if (clashing.length > 0) throw new DocumentError(file, located(clashing))
  const kept = present ? keeping(hung, present, decided) : wanted
  await write(tx, { wanted: kept, present, people: await holdPeople(tx, file, kept), moved: decided.moved })
  if (!present) return { ...result, outcome: 'created' }
  return { ...result, outcome: isSame(present, await readDocument(slug, tx)) ? 'unchanged' : 'updated' }
}

/** Of two documents in canonical form. */
const isSame = (a: ThreadDocument | null, b: ThreadDocument | null) => JSON.stringify(a) === JSON.stringify(b)

async function write(tx: Tx, given: Import): Promise<void> {
  const { wanted, people, moved } = given
  const thread = await writeThread(tx, given)
  const comments = await writeComments(tx, thread, given)
  const ids = { comment: idIn(new Map([...comments, ...moved])), person: idIn(people) }
  await writeReactions(tx, thread.id, broughtReactions(wanted, ids))
  await bringCruxes(tx, thread.id, broughtClaims(wanted, ids), broughtCruxes(wanted, ids))
}

/** Whom the handles name here. Taken in one order everywhere, so that two imports never wait for each other. */
async function holdPeople(
  tx: Tx,
  file: string,
  { thread, people }: ThreadDocument,
): Promise<Map<string, number>> {
  const handles = people.map(({ handle }) => handle).sort()
  const named = { where: { handle: { in: handles } }, orderBy: { handle: 'asc' as const } }
  const former = await tx.formerHandle.findMany(named)
  const nobody = former.find(({ userId }) => userId === null)
  if (nobody) {
    const message = `${nobody.handle} was the handle of somebody who has left, and stands for nobody else`
    throw new DocumentError(file, located([{ path: ['people'], message }]))
  }
  const here = await tx.user.findMany(named)
  const known = new Set([...here, ...former].map(({ handle }) => handle))
  const joinedAt = new Date(thread.created_at) // a placeholder has been here since the first thread it came with
  const fresh = people
    .filter(({ handle }) => !known.has(handle))
    .sort((a, b) => (a.handle < b.handle ? -1 : 1))
    .map(({ handle, name = null, about = null, automatic = false }) => ({
      ...{ handle, name, about, automatic },
      ...{ placeholder: true, joinedAt },
    }))
  await insertRows(tx, 'app_user', fresh)
  const said = new Map(people.map((person) => [person.handle, person]))
  for (const user of here.filter(({ placeholder }) => placeholder)) {
    const data = columnsToWrite(user, {
      ...said.get(user.handle),
      ...(joinedAt < user.joinedAt && { joinedAt }),
    })
    if (data) await tx.user.update({ where: { id: user.id }, data })
  }
  const all = await tx.user.findMany({ ...named, select: { id: true, handle: true } })
  return new Map([
    ...former.map(({ handle, userId }) => [handle, userId ?? 0] as const), // 0: refused above
    ...all.map(({ handle, id }) => [handle, id] as const),
  ])
}

async function holdGroup(tx: Tx, slug: string): Promise<number> {
  const name = slug.charAt(0).toUpperCase() + slug.slice(1).replaceAll('-', ' ')
  await tx.group.createMany({ data: [{ slug, name }], skipDuplicates: true })
  return (await tx.group.findUniqueOrThrow({ where: { slug }, select: { id: true } })).id
}

async function writeThread(
  tx: Tx,
  { wanted, present, people }: Import,
): Promise<{ id: number; lastSeq: number }> {
  const { thread } = wanted
  const where = { slug: thread.slug }
  const here = await tx.thread.findUnique({ where, select: { revision: true, lastSeq: true, ...SUMS } })
  const all = withOthers(wanted, present)
  const lastSeq = (here?.lastSeq ?? 0) + all.length - (present?.comments.length ?? 0)
  const { source, media, settings, ...row } = threadRow({ ...wanted, comments: all })
  const json = (value: object | null) => value ?? Prisma.DbNull
  const data = {
    ...row,
    ...importedSums(thread, here ?? undefined),
    source: json(source),
    media: json(media),
    settings: json(settings),
    groupId: await holdGroup(tx, thread.group ?? 'commons'),
    authorId: idIn(people)(thread.by),
    revision: Math.max(row.revision, here?.revision ?? 1),
    commentCount: all.length,
    lastSeq,
  }
  const { id } = here
    ? await tx.thread.update({ where, data, select: { id: true } })
    : await tx.thread.create({ data, select: { id: true } })
  await insertRows(
    tx,
    'thread_revision',
    revisionRows(thread).map((row) => ({ ...row, threadId: id })),
  )
  await writeTags(tx, id, thread.tags ?? [])
  return { id, lastSeq }
}

async function writeTags(tx: Tx, threadId: number, slugs: readonly string[]): Promise<void> {
  await tx.tag.createMany({ data: [...slugs].sort().map((slug) => ({ slug })), skipDuplicates: true })
  const tags = await tx.tag.findMany({ where: { slug: { in: [...slugs] } } })
  for (const { id: tagId, slug } of tags) {
    const position = slugs.indexOf(slug)
    const where = { threadId_tagId: { threadId, tagId } }
    await tx.threadTag.upsert({ where, create: { threadId, tagId, position }, update: { position } })
  }
}

/** The comments' numbers in the database, by their names in the thread. */
async function writeComments(
  tx: Tx,
  thread: { id: number; lastSeq: number },
  { wanted, present, people }: Import,
): Promise<Map<string, number>> {
  const here = await tx.comment.findMany({
    where: { threadId: thread.id },
    select: { id: true, ref: true, revision: true, state: true, ...SUMS },
  })
  const numbers = new Map(here.map(({ ref, id }) => [ref, id]))
  const fresh = wanted.comments.filter(({ id }) => !numbers.has(id))
  const reserved = await tx.$queryRaw<{ id: number }[]>`
    SELECT nextval(pg_get_serial_sequence('comment', 'id'))::int AS id FROM generate_series(1, ${fresh.length}::int)`
  for (const [i, { id }] of reserved.entries()) numbers.set(fresh[i]?.id ?? '', id)

  const ids = { comment: idIn(numbers), person: idIn(people) }
  const seq = thread.lastSeq - fresh.length + 1
  const added = newCommentRows(fresh, withOthers(wanted, present), ids).map((row, i) => ({
    ...row,
    id: ids.comment(row.ref),
    threadId: thread.id,
    seq: seq + i,
  }))
  await insertRows(tx, 'comment', added)
  const changed = present ? changedCommentRows({ wanted, present }, here, ids) : []
  for (const { id, data } of changed) await tx.comment.update({ where: { id }, data })
  const revisions = wanted.comments.flatMap((comment) =>
    revisionRows(comment).map((row) => ({ ...row, commentId: ids.comment(comment.id) })),
  )
  await insertRows(tx, 'comment_revision', revisions)
  return numbers
}

async function writeReactions(
  tx: Tx,
  threadId: number,
  brought: ReturnType<typeof broughtReactions>,
): Promise<void> {
  const { added, changed } = differences(await tx.reaction.findMany({ where: { threadId } }), brought, [
    ({ commentId, userId, kind, quote }) => JSON.stringify([commentId, userId, kind, quote]),
  ])
  await insertRows(
    tx,
    'reaction',
    added.map((reaction) => ({ ...reaction, threadId })),
  )
  for (const { id, data } of changed) await tx.reaction.update({ where: { id }, data })
}

/** What stands behind a name that has been checked to exist. */
const idIn =
  (ids: ReadonlyMap<string, number>) =>
  (name: string): number => {
    const id = ids.get(name)
    if (id === undefined) throw new Error(`${name} was checked and is gone`)
    return id
  }
