import { Prisma } from '@/generated/prisma/client'
import { bringCruxes } from '@/lib/cruxes/commands'
import { db, type Tx } from '@/lib/server/db'
import { broughtClaims, broughtCruxes } from './bring'
import { canonical } from './canonical'
import type { ThreadDocument } from './document'
import { DocumentError } from './problem'
import { readDocument } from './queries'
import { commentRow, placesOf, threadRow } from './rows'

export type ImportResult = { slug: string; outcome: 'created' | 'updated' | 'unchanged'; comments: number }

/**
 * Bring one document into the forum, whole or not at all. Adds and updates, never deletes; the same document twice
 * changes nothing. Authors who have no account here become placeholders that nobody can sign in as.
 */
export async function importDocument(file: string, document: ThreadDocument): Promise<ImportResult> {
  const wanted = canonical(document)
  const slug = wanted.thread.slug
  const result = { slug, comments: wanted.comments.length }
  return db.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`import:${slug}`}, 0))`
      const present = await readDocument(slug, tx)
      if (present && JSON.stringify(present) === JSON.stringify(wanted))
        return { ...result, outcome: 'unchanged' as const }
      try {
        await write(tx, wanted)
      } catch (error) {
        if (error instanceof RangeError)
          throw new DocumentError(file, [{ path: 'cruxes', line: null, message: error.message }])
        throw error
      }
      return { ...result, outcome: present ? ('updated' as const) : ('created' as const) }
    },
    { timeout: 120_000, maxWait: 20_000 },
  )
}

async function write(tx: Tx, document: ThreadDocument): Promise<void> {
  const people = await holdPeople(tx, document)
  const groupSlug = document.thread.group ?? 'commons'
  const group = await tx.group.upsert({
    where: { slug: groupSlug },
    create: { slug: groupSlug, name: title(groupSlug) },
    update: {},
  })
  const { source, media, settings, ...row } = threadRow(document)
  const nullable = (value: object | null) => value ?? Prisma.DbNull
  const data = {
    ...row,
    source: nullable(source),
    media: nullable(media),
    settings: nullable(settings),
    groupId: group.id,
    authorId: idOf(people, document.thread.by),
  }
  const thread = await tx.thread.upsert({
    where: { slug: row.slug },
    create: data,
    update: data,
    select: { id: true, lastSeq: true },
  })
  await writeTags(tx, thread.id, document.thread.tags ?? [])
  await writeRevisions(document.thread.revisions ?? [], (rows) =>
    tx.threadRevision.createMany({
      data: rows.map((one) => ({ ...one, threadId: thread.id })),
      skipDuplicates: true,
    }),
  )
  const comments = await writeComments(tx, document, thread, people)
  await writeReactions(tx, document, thread.id, comments, people)
  const ids = {
    comment: (ref: string) => idOf(comments, ref).id,
    person: (handle: string) => idOf(people, handle),
    html: (ref: string | null) => (ref === null ? row.bodyHtml : idOf(comments, ref).html),
  }
  await bringCruxes(tx, thread.id, broughtClaims(document, ids), broughtCruxes(document, ids))
  const commentCount = await tx.comment.count({ where: { threadId: thread.id } })
  await tx.thread.update({ where: { id: thread.id }, data: { commentCount } })
}

async function holdPeople(tx: Tx, document: ThreadDocument): Promise<Map<string, number>> {
  const handles = document.people.map((person) => person.handle)
  const known = new Map(
    (await tx.user.findMany({ where: { handle: { in: handles } } })).map((user) => [user.handle, user]),
  )
  const fresh = document.people.filter((person) => !known.has(person.handle))
  // A placeholder has been here since the thread it came with; a member's own words about themselves are theirs alone.
  const joinedAt = new Date(document.thread.created_at)
  await tx.user.createMany({
    data: fresh.map(({ handle, name = null, about = null, automatic = false }) => ({
      handle,
      name,
      about,
      automatic,
      placeholder: true,
      joinedAt,
    })),
    skipDuplicates: true,
  })
  for (const { handle, name = null, about = null, automatic = false } of document.people) {
    const user = known.get(handle)
    if (!user?.placeholder) continue
    const since = joinedAt < user.joinedAt ? joinedAt : user.joinedAt
    const differs =
      user.name !== name || user.about !== about || user.automatic !== automatic || since < user.joinedAt
    if (differs)
      await tx.user.update({ where: { id: user.id }, data: { name, about, automatic, joinedAt: since } })
  }
  const all = await tx.user.findMany({
    where: { handle: { in: handles } },
    select: { id: true, handle: true },
  })
  return new Map(all.map((user) => [user.handle, user.id]))
}

async function writeTags(tx: Tx, threadId: number, slugs: readonly string[]): Promise<void> {
  await tx.tag.createMany({ data: slugs.map((slug) => ({ slug })), skipDuplicates: true })
  const tags = await tx.tag.findMany({ where: { slug: { in: [...slugs] } } })
  await tx.threadTag.createMany({
    data: tags.map((tag) => ({ threadId, tagId: tag.id, position: slugs.indexOf(tag.slug) })),
    skipDuplicates: true,
  })
}

async function writeRevisions(
  revisions: readonly { body: string; at: string }[],
  create: (rows: { revision: number; body: string; at: Date }[]) => Promise<unknown>,
): Promise<void> {
  if (revisions.length > 0)
    await create(revisions.map(({ body, at }, i) => ({ revision: i + 1, body, at: new Date(at) })))
}

type ImportedComment = { id: number; html: string }

async function writeComments(
  tx: Tx,
  { comments }: ThreadDocument,
  thread: { id: number; lastSeq: number },
  people: ReadonlyMap<string, number>,
): Promise<Map<string, ImportedComment>> {
  const known = new Map(
    (await tx.comment.findMany({ where: { threadId: thread.id }, select: { id: true, ref: true } })).map(
      ({ ref, id }) => [ref, id],
    ),
  )
  const fresh = comments.filter((comment) => !known.has(comment.id))
  const ids = await tx.$queryRaw<{ id: number }[]>`
    SELECT nextval(pg_get_serial_sequence('comment', 'id'))::int AS id FROM generate_series(1, ${fresh.length}::int)`
  for (const [i, comment] of fresh.entries()) known.set(comment.id, ids[i]?.id ?? 0)
  const places = placesOf(comments)
  const written = new Map<string, ImportedComment>()
  const rows = comments.map((comment) => {
    const place = places.get(comment.id)
    const row = commentRow(comment)
    const id = idOf(known, comment.id)
    written.set(comment.id, { id, html: row.bodyHtml })
    return {
      ...row,
      id,
      threadId: thread.id,
      parentId: comment.parent === null ? null : idOf(known, comment.parent),
      topId: place?.top ? idOf(known, place.top) : null,
      depth: place?.depth ?? 0,
      descendantCount: place?.below ?? 0,
      lastActivityAt: new Date(place?.lastActivityAt ?? comment.created_at),
      authorId: comment.by === null ? null : idOf(people, comment.by),
      onBehalfOfId: comment.on_behalf_of ? idOf(people, comment.on_behalf_of) : null,
    }
  })
  const isFresh = new Set(fresh.map((comment) => comment.id))
  const added = rows
    .filter((row) => isFresh.has(row.ref))
    .map((row, i) => ({ ...row, seq: thread.lastSeq + 1 + i }))
  for (let i = 0; i < added.length; i += 1000) await tx.comment.createMany({ data: added.slice(i, i + 1000) })
  for (const { id, ...row } of rows)
    if (!isFresh.has(row.ref)) await tx.comment.update({ where: { id }, data: row })
  await tx.thread.update({ where: { id: thread.id }, data: { lastSeq: thread.lastSeq + added.length } })
  for (const comment of comments) {
    const commentId = idOf(known, comment.id)
    await writeRevisions(comment.revisions ?? [], (revisions) =>
      tx.commentRevision.createMany({
        data: revisions.map((one) => ({ ...one, commentId })),
        skipDuplicates: true,
      }),
    )
  }
  return written
}

async function writeReactions(
  tx: Tx,
  { thread, comments }: ThreadDocument,
  threadId: number,
  written: ReadonlyMap<string, ImportedComment>,
  people: ReadonlyMap<string, number>,
): Promise<void> {
  const all = [
    ...(thread.reactions ?? []).map((reaction) => ({ ...reaction, commentId: null as number | null })),
    ...comments.flatMap((comment) =>
      (comment.reactions ?? []).map((reaction) => ({
        ...reaction,
        commentId: written.get(comment.id)?.id ?? null,
      })),
    ),
  ].map(({ kind, by, quote = null, commentId }) => ({
    threadId,
    commentId,
    userId: idOf(people, by),
    kind,
    quote,
  }))
  const key = (one: { commentId: number | null; userId: number; kind: string; quote: string | null }) =>
    JSON.stringify([one.commentId, one.userId, one.kind, one.quote])
  const present = new Set((await tx.reaction.findMany({ where: { threadId } })).map(key))
  await tx.reaction.createMany({ data: all.filter((one) => !present.has(key(one))) })
}

/** What stands behind a name that has been checked to exist. */
function idOf<T>(ids: ReadonlyMap<string, T>, name: string): T {
  const id = ids.get(name)
  if (id === undefined) throw new Error(`${name} was checked and is gone`)
  return id
}

const title = (slug: string): string => slug.charAt(0).toUpperCase() + slug.slice(1).replaceAll('-', ' ')
