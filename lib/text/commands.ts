import { db, type Tx } from '@/lib/server/db'
import { renderComment, renderPost } from './bodies'
import { RENDERER_VERSION } from './markdown'
import { toPlainText } from './plain-text'
import { reanchored } from './reanchor'

/** So few that whoever votes on one of them meanwhile waits a moment at most. */
const BATCH = 20

export type Rerendered = { posts: number; comments: number }

/**
 * Render again what an older renderer wrote, and find again the words that cruxes and reactions quote of it. Safe on
 * several nodes at once: each passes over what another is at work on. What a newer node wrote is left alone. Ends early,
 * between two batches, when `isEnding` says so.
 */
export async function rerenderStale(isEnding: () => boolean = () => false): Promise<Rerendered> {
  return {
    posts: await inPasses(rerenderPosts, isEnding),
    comments: await inPasses(rerenderComments, isEnding),
  }
}

type Batch = (tx: Tx, after: number) => Promise<number[]>

/** Until a whole pass finds nothing: one passes over rows that somebody else holds just then. */
async function inPasses(batch: Batch, isEnding: () => boolean): Promise<number> {
  let total = 0
  for (let ofPass = 1; ofPass > 0; total += ofPass) {
    ofPass = 0
    for (let last: number | undefined = 0; last !== undefined && !isEnding(); ) {
      const after: number = last
      const ids: number[] = await db.$transaction((tx) => batch(tx, after))
      ofPass += ids.length
      last = ids.at(-1)
    }
  }
  return total
}

async function rerenderComments(tx: Tx, after: number): Promise<number[]> {
  const rows = await tx.$queryRaw<{ id: number; ref: string; body: string; html: string }[]>`
    SELECT id, ref, body, body_html AS html FROM comment
    WHERE id > ${after} AND renderer_version < ${RENDERER_VERSION}
    ORDER BY id LIMIT ${BATCH} FOR NO KEY UPDATE SKIP LOCKED`
  const texts = new Map<number, Texts>()
  const rendered = rows.map(({ body, ref }) => renderComment(body, ref).bodyHtml)
  for (const [i, { id, html }] of rows.entries())
    texts.set(id, { before: toPlainText(html), after: toPlainText(rendered[i] ?? '') })
  const ids = rows.map(({ id }) => id)
  if (ids.length > 0)
    await tx.$executeRaw`
      UPDATE comment c SET body_html = fresh.html, renderer_version = ${RENDERER_VERSION}
      FROM unnest(${ids}::int[], ${rendered}::text[]) AS fresh (id, html) WHERE c.id = fresh.id`
  const where = { commentId: { in: moved(texts) } }
  await findAgain(tx, where, ({ commentId }) => texts.get(commentId ?? 0))
  return ids
}

async function rerenderPosts(tx: Tx, after: number): Promise<number[]> {
  const rows = await tx.$queryRaw<{ id: number; kind: string; body: string; html: string }[]>`
    SELECT id, kind::text, body, body_html AS html FROM thread
    WHERE id > ${after} AND renderer_version < ${RENDERER_VERSION}
    ORDER BY id LIMIT ${BATCH} FOR NO KEY UPDATE SKIP LOCKED`
  const texts = new Map<number, Texts>()
  for (const { id, kind, body, html } of rows) {
    const data = renderPost(body, kind)
    await tx.thread.update({ where: { id }, data, select: { id: true } })
    texts.set(id, { before: toPlainText(html), after: toPlainText(data.bodyHtml) })
  }
  const where = { commentId: null, threadId: { in: moved(texts) } }
  await findAgain(tx, where, ({ threadId }) => texts.get(threadId))
  return rows.map(({ id }) => id)
}

type Texts = { before: string; after: string }
type Place = { threadId: number; commentId: number | null }

const moved = (texts: ReadonlyMap<number, Texts>): number[] =>
  [...texts].filter(([, { before, after }]) => before !== after).map(([id]) => id)

async function findAgain(
  tx: Tx,
  where: { commentId: null | { in: number[] }; threadId?: { in: number[] } },
  textsOf: (place: Place) => Texts | undefined,
): Promise<void> {
  for (const anchor of await tx.cruxAnchor.findMany({ where })) {
    const texts = textsOf(anchor)
    const data = texts && reanchored(anchor, texts.before, texts.after)
    if (data) await tx.cruxAnchor.update({ where: { id: anchor.id }, data })
  }
  for (const reaction of await tx.reaction.findMany({ where })) {
    const texts = textsOf(reaction)
    const data = texts && reanchored(reaction, texts.before, texts.after)
    if (!data) continue
    const { threadId, commentId, userId, kind } = reaction
    const same = data.quote ? { threadId, commentId, userId, kind, quote: data.quote } : undefined
    const isTwice = same && (await tx.reaction.count({ where: same })) > 0 // once each: the other one has the words
    await tx.reaction.update({
      where: { id: reaction.id },
      data: isTwice ? { startOffset: null, endOffset: null } : data,
    })
  }
}
