import { db, type Tx } from '@/lib/server/db'
import { canonical, utc } from './canonical'
import { FORMAT, type ThreadDocument } from './document'
import { handlesOf } from './people'
import { twice } from './problem'
import type { Decided } from './stays'
import { shownFigures } from './sums'

const stanceOrder = [{ at: 'asc' as const }, { id: 'asc' as const }]
const by = { select: { handle: true } }
const because = { select: { ref: true } }
const place = { select: { id: true, ref: true, threadId: true } }
const words = { quote: true, prefix: true, suffix: true, startOffset: true }
const reactions = { select: { kind: true, ...words, user: by } }

/** A thread as its document, in canonical form; null when there is none. */
export async function readDocument(slug: string, tx: Tx = db): Promise<ThreadDocument | null> {
  const thread = await tx.thread.findUnique({
    where: { slug },
    include: {
      group: { select: { slug: true } },
      author: by,
      tags: { orderBy: { position: 'asc' }, select: { tag: { select: { slug: true } } } },
      revisions: { orderBy: { revision: 'asc' } },
      reactions: { where: { commentId: null }, ...reactions },
      claims: {
        orderBy: [{ position: 'asc' }, { id: 'asc' }],
        include: { stances: { orderBy: stanceOrder, include: { user: by, cause: place } } },
      },
      formerRefs: { select: { commentId: true, trace: place } },
    },
  })
  if (!thread) return null
  const { id } = thread
  const traces = new Map(thread.formerRefs.map(({ commentId, trace }) => [commentId, trace]))
  /** The name of a comment in this document; of one that was moved to another thread, that of its trace. */
  const nameOf = (comment: Place | null): string | undefined => {
    const here = comment?.threadId === id ? comment : comment && traces.get(comment.id)
    return here?.threadId === id ? here.ref : undefined
  }
  // One after the other: inside a transaction there is one connection.
  const comments = await tx.comment.findMany({
    where: { threadId: id },
    orderBy: { seq: 'asc' },
    omit: { bodyHtml: true },
    include: {
      author: by,
      onBehalfOf: by,
      parent: because,
      revisions: { orderBy: { revision: 'asc' } },
      reactions,
    },
  })
  const cruxes = await tx.crux.findMany({
    where: { threadId: id },
    orderBy: { position: 'asc' },
    include: {
      createdBy: by,
      mergedInto: because,
      anchors: { orderBy: { position: 'asc' }, include: { comment: place } },
      stances: {
        where: { retractedAt: null },
        orderBy: stanceOrder,
        include: { user: by, claim: because, cause: place },
      },
      relationsFrom: { include: { to: because } },
      claims: { include: { claim: because } },
    },
  })
  const withoutPeople = {
    format: FORMAT,
    thread: {
      slug,
      group: thread.group.slug,
      kind: thread.kind,
      title: thread.title,
      main_claim: thread.claims.find((claim) => claim.ref === 'main')?.text,
      by: thread.author.handle,
      body: thread.body,
      created_at: utc(thread.createdAt),
      edited_at: thread.editedAt ? utc(thread.editedAt) : undefined,
      tags: thread.tags.map(({ tag }) => tag.slug),
      source: thread.source ?? undefined,
      crossposted_from: thread.crosspostedFrom ?? undefined,
      media: thread.media ?? undefined,
      ...shownFigures(thread),
      reactions: toReactions(thread.reactions),
      revisions: thread.revisions.map(toRevision),
      settings: thread.settings ?? undefined,
    },
    comments: comments.map((comment) => ({
      id: comment.ref,
      parent: comment.parent?.ref ?? null,
      by: comment.author?.handle ?? null,
      body: comment.body,
      created_at: utc(comment.createdAt),
      edited_at: comment.editedAt ? utc(comment.editedAt) : undefined,
      ...shownFigures(comment),
      af_karma: comment.importedAfKarma ?? undefined,
      state: comment.state,
      state_reason: comment.stateReason ?? undefined,
      state_at: comment.stateAt ? utc(comment.stateAt) : undefined,
      on_behalf_of: comment.onBehalfOf?.handle,
      reactions: toReactions(comment.reactions),
      revisions: comment.revisions.map(toRevision),
    })),
    claims: thread.claims.map(({ ref, text, stances }) => ({
      id: ref,
      text,
      stances: stances.map(({ user, credence, at, cause }) => ({
        by: user.handle,
        credence,
        at: utc(at),
        because: nameOf(cause),
      })),
    })),
    cruxes: cruxes.map((crux) => ({
      id: crux.ref,
      statement: crux.statement,
      details: crux.details ?? undefined,
      operationalization: crux.operationalization ?? undefined,
      kind: crux.kind,
      state: crux.state,
      outcome: crux.outcome ?? undefined,
      outcome_note: crux.outcomeNote ?? undefined,
      resolution_criteria: crux.resolutionCriteria ?? undefined,
      resolve_by: crux.resolveBy?.toISOString().slice(0, 10),
      resolved_at: crux.resolvedAt ? utc(crux.resolvedAt) : undefined,
      merged_into: crux.mergedInto?.ref,
      by: crux.createdBy.handle,
      created_at: utc(crux.createdAt),
      claims: crux.claims.map(({ claim }) => claim.ref),
      anchors: crux.anchors
        .filter(({ comment }) => comment === null || nameOf(comment) !== undefined)
        .map(({ comment, role, ...words }) => ({
          comment: nameOf(comment) ?? null,
          role,
          // Words that were moved away stand in the document of the thread they are in now.
          ...(comment === null || comment.threadId === id ? toWords(words) : {}),
        })),
      stances: crux.stances.map((stance) => ({
        by: stance.user.handle,
        claim: stance.claim.ref,
        credence: stance.credence ?? undefined,
        if_true: stance.ifTrue ?? undefined,
        if_false: stance.ifFalse ?? undefined,
        main: stance.main ?? undefined,
        mark: stance.mark ?? undefined,
        confidence: stance.confidence ?? undefined,
        note: stance.note ?? undefined,
        at: utc(stance.at),
        because: nameOf(stance.cause),
      })),
      relations: crux.relationsFrom.map(({ type, to }) => ({ type, to: to.ref })),
    })),
    people: [],
  } as unknown as ThreadDocument
  const handles = [...handlesOf(withoutPeople).keys()]
  const users = await tx.user.findMany({ where: { handle: { in: handles } } })
  const people = users.map(({ handle, name, about, automatic }) => ({
    handle,
    name: name ?? undefined,
    about: about ?? undefined,
    automatic,
  }))
  return canonical({ ...withoutPeople, people } as ThreadDocument)
}

type Place = { id: number; ref: string; threadId: number }

const toRevision = ({ body, at }: { body: string; at: Date }) => ({ body, at: utc(at) })

type Words = {
  quote: string | null
  prefix: string | null
  suffix: string | null
  startOffset: number | null
}

type Reaction = Words & { kind: string; user: { handle: string } }

/** Once each: two by one person may have lost the words that told them apart. */
function toReactions(rows: readonly Reaction[]) {
  const reactions = rows.map(toReaction)
  const repeated = new Set(twice(reactions, ({ kind, by, quote = '' }) => `${kind} ${by} ${quote}`))
  return reactions.filter((_, i) => !repeated.has(i))
}

const toReaction = ({ kind, user, ...words }: Reaction) => ({
  kind,
  by: user.handle,
  ...toWords(words),
})

/** Words that an edit has lost stand nowhere, and a document says only what stands. */
const toWords = ({ quote, prefix, suffix, startOffset }: Words) =>
  quote === null || startOffset === null
    ? {}
    : { quote, prefix: prefix ?? undefined, suffix: suffix ?? undefined }

/** The same as of one moment, while others write: what goes to a file must be sound in itself. */
export const readDocumentAtOnce = (slug: string): Promise<ThreadDocument | null> =>
  db.$transaction((tx) => readDocument(slug, tx), { isolationLevel: 'RepeatableRead', timeout: 120_000 })

/** What was decided here about a thread and what stands in it. */
export async function readDecided(tx: Tx, slug: string): Promise<Decided> {
  type Row = Record<'comments' | 'hung' | 'cruxes', string[]> &
    Record<'post' | 'tags' | 'settings', boolean> & {
      moved: Record<string, number>
      claims: Record<string, string[]>
    }
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT EXISTS (SELECT 1 FROM removed_post r WHERE r.thread_id = t.id) AS post,
      EXISTS (SELECT 1 FROM log_entry e WHERE e.thread_id = t.id AND e.action IN ('tags', 'tags-back')) AS tags,
      EXISTS (SELECT 1 FROM log_entry e WHERE e.thread_id = t.id AND e.action IN ('crux-swing', 'crux-blind', 'crux-seen')) AS settings,
      ARRAY(SELECT DISTINCT c.ref FROM log_entry e JOIN comment c ON c.id = e.comment_id
            WHERE c.thread_id = t.id AND e.action IN ('remove', 'restore')) AS comments,
      ARRAY(SELECT DISTINCT c.ref FROM log_entry e JOIN comment c ON c.id = e.comment_id
            WHERE c.thread_id = t.id AND e.thread_id = t.id AND e.action = 'move' AND e.details ->> 'within' = 'true') AS hung,
      ARRAY(SELECT x.ref FROM crux x WHERE x.thread_id = t.id
            AND EXISTS (SELECT 1 FROM crux_event e WHERE e.crux_id = x.id AND e.kind = 'proposed')) AS cruxes,
      (SELECT coalesce(jsonb_object_agg(k.ref, to_jsonb(ARRAY(SELECT r.text FROM claim_revision r WHERE r.claim_id = k.id) || k.text)), '{}')
       FROM claim k WHERE k.thread_id = t.id AND k.created_by_id IS NOT NULL) AS claims,
      (SELECT coalesce(jsonb_object_agg(m.ref, m.id), '{}') FROM (
         SELECT f.ref, c.id FROM former_ref f JOIN comment c ON c.id = f.comment_id WHERE f.thread_id = t.id AND c.thread_id <> t.id
         UNION ALL SELECT r.ref, f.comment_id FROM former_ref f JOIN comment r ON r.id = f.trace_id WHERE f.thread_id = t.id) m) AS moved
    FROM thread t WHERE t.slug = ${slug}`
  const { post = false, tags = false, settings = false, moved = {}, claims = {} } = row ?? {}
  const { comments = [], hung = [], cruxes = [] } = row ?? {}
  const sets = { comments: new Set(comments), hung: new Set(hung), cruxes: new Set(cruxes) }
  return {
    post,
    tags,
    settings,
    ...sets,
    claims: new Map(Object.entries(claims)),
    moved: new Map(Object.entries(moved)),
  }
}

/** The slugs of all threads, in the order of the alphabet. */
export async function listSlugs(): Promise<string[]> {
  const threads = await db.thread.findMany({ select: { slug: true }, orderBy: { slug: 'asc' } })
  return threads.map(({ slug }) => slug)
}
