import { isGone } from './canonical'
import type { DocumentComment, DocumentCrux, ThreadDocument } from './document'
import { placeOfQuote, textsOf, type Words } from './quotes'

/** What people decided here about a thread, which no document takes back. */
export type Decided = {
  /** A moderator removed the post. */
  post: boolean
  /** A moderator gave the thread its tags. */
  tags: boolean
  /** How cruxes are weighed was chosen here. */
  settings: boolean
  /** Comments that a moderator removed or restored. */
  comments: ReadonlySet<string>
  /** Comments that a moderator moved to another thread: by the names they had in this one, and those of their traces here. */
  moved: ReadonlyMap<string, number>
  /** Comments that a moderator hung up elsewhere in this thread, or back. */
  hung: ReadonlySet<string>
  /** Cruxes that a member proposed here. */
  cruxes: ReadonlySet<string>
  /** Claims that a member wrote here, with all that each has said. */
  claims: ReadonlyMap<string, readonly string[]>
}

/**
 * The document as it may be written over the thread that is here: words which a moderator removed or their author edited here, and
 * what was decided about them, stay as they are; a crux or a claim that has the name of a member's gets another one.
 */
export function keeping(given: ThreadDocument, present: ThreadDocument, decided: Decided): ThreadDocument {
  const wanted = withNamesOfClaims(withoutMoved(given, decided.moved), present, decided.claims)
  const staysPost = decided.post || isEditedHere(wanted.thread, present.thread)
  const here = new Map(present.comments.map((comment) => [comment.id, comment]))
  const merged: ThreadDocument = {
    ...wanted,
    thread: {
      ...wanted.thread,
      ...(staysPost && wordsOfPost(present)),
      ...(decided.tags && { tags: present.thread.tags }),
      ...(decided.settings && { settings: present.thread.settings }),
    },
    comments: wanted.comments.map((comment) => keptComment(comment, here.get(comment.id), decided)),
    claims: wanted.claims?.map((claim) => {
      const stays = decided.claims.has(claim.id) || decided.post || (staysPost && claim.id === 'main')
      const text = present.claims?.find(({ id }) => id === claim.id)?.text
      return stays && text !== undefined ? { ...claim, text } : claim
    }),
    cruxes: renamed(wanted.cruxes, present.cruxes, decided.cruxes),
  }
  return whereWordsStand(merged, present)
}

/** A claim of a document that is not the member's claim of the same name: k2 comes as k2-2, and as that again the next time. */
function withNamesOfClaims(
  document: ThreadDocument,
  present: ThreadDocument,
  members: Decided['claims'],
): ThreadDocument {
  const taken = new Set([...(document.claims ?? []), ...(present.claims ?? [])].map(({ id }) => id))
  const names = new Map<string, string>()
  for (const { id, text } of document.claims ?? []) {
    if (id === 'main' || (members.get(id)?.includes(text) ?? true)) continue
    let name = `${id.slice(0, 36)}-2`
    for (let n = 3; taken.has(name) && members.has(name); n++) name = `${id.slice(0, 36)}-${n}`
    names.set(id, name)
  }
  if (names.size === 0) return document
  const nameOf = (id: string) => names.get(id) ?? id
  return {
    ...document,
    claims: document.claims?.map((claim) => ({ ...claim, id: nameOf(claim.id) })),
    cruxes: document.cruxes?.map((crux) => ({
      ...crux,
      claims: crux.claims?.map(nameOf),
      stances: crux.stances?.map((stance) =>
        stance.claim === undefined ? stance : { ...stance, claim: nameOf(stance.claim) },
      ),
    })),
  }
}

/** Without comments that are in another thread now, what the document answers them with, and the places of cruxes in them, which stay as they are. */
function withoutMoved(document: ThreadDocument, moved: Decided['moved']): ThreadDocument {
  if (moved.size === 0) return document
  const gone = new Set(moved.keys())
  const comments = document.comments.filter(({ id, parent }) => {
    if (parent !== null && gone.has(parent)) gone.add(id)
    return !gone.has(id)
  })
  /** What moved somebody may be elsewhere now; what comes with nothing to answer is nowhere. */
  const because = <Of extends { because?: string | undefined }>(one: Of): Of =>
    one.because !== undefined && gone.has(one.because) && !moved.has(one.because)
      ? { ...one, because: undefined }
      : one
  return {
    ...document,
    comments,
    claims: document.claims?.map((claim) => ({ ...claim, stances: claim.stances?.map(because) })),
    cruxes: document.cruxes?.map((crux) => ({
      ...crux,
      stances: crux.stances?.map(because),
      anchors: crux.anchors?.filter(({ comment }) => comment === null || !gone.has(comment)),
    })),
  }
}

/** The document with every comment that a moderator hung up elsewhere at the place where it is here. */
export function asHungHere(
  wanted: ThreadDocument,
  present: ThreadDocument,
  { hung }: Pick<Decided, 'hung'>,
): ThreadDocument {
  if (hung.size === 0) return wanted
  const here = new Map(present.comments.map(({ id, parent }) => [id, parent]))
  const comments = wanted.comments.map((comment) => ({
    ...comment,
    parent: hung.has(comment.id) ? (here.get(comment.id) ?? null) : comment.parent,
  }))
  return { ...wanted, comments }
}

type Text = Pick<DocumentComment, 'body' | 'revisions' | 'edited_at'>

/** It has a former text that is none in the document, and the document is no later one. */
function isEditedHere(wanted: Text, present: Text): boolean {
  const former = new Set(wanted.revisions?.map(({ body }) => body))
  const isAhead = (present.revisions ?? []).some(({ body }) => !former.has(body))
  const time = ({ edited_at }: Text) => (edited_at === undefined ? 0 : Date.parse(edited_at))
  return isAhead && time(present) > time(wanted)
}

/** All that a removal takes out of a thread (lib/moderation/texts), and an edit changes. */
function wordsOfPost({ thread }: ThreadDocument) {
  const { title, body, kind, main_claim, edited_at, revisions, source, media, crossposted_from } = thread
  return { title, body, kind, main_claim, edited_at, revisions, source, media, crossposted_from }
}

/** Of a comment that is gone here the document's text is not written anyhow, and its quotes still say what they quoted. */
function keptComment(
  wanted: DocumentComment,
  present: DocumentComment | undefined,
  { comments }: Decided,
): DocumentComment {
  if (!present) return wanted
  const { body, revisions, edited_at, state, state_reason, state_at } = present
  const isDecided = comments.has(wanted.id)
  const staysText = !isGone(present) && (isEditedHere(wanted, present) || (isDecided && isGone(wanted)))
  // Retracted here, it stands as retracted until the document says that it is gone.
  const staysSo = isDecided || (state !== undefined && state !== wanted.state && !isGone(wanted))
  return {
    ...wanted,
    ...(staysText && { body, revisions, edited_at }),
    ...(staysSo && { state, state_reason, state_at }),
  }
}

/** A crux of a document that is not the member's crux of the same name: x3 comes as x3-2, and as that again the next time. */
function renamed(
  wanted: ThreadDocument['cruxes'],
  present: readonly DocumentCrux[] = [],
  members: ReadonlySet<string>,
): ThreadDocument['cruxes'] {
  const here = new Map(present.map((crux) => [crux.id, crux]))
  const given = new Set(wanted?.map(({ id }) => id))
  const isAnothers = (name: string, { created_at }: DocumentCrux) =>
    members.has(name) && here.get(name)?.created_at !== created_at
  const names = new Map<string, string>()
  for (const crux of wanted ?? []) {
    let name = crux.id
    for (let n = 2; isAnothers(name, crux) || (name !== crux.id && given.has(name)); n++)
      name = `${crux.id.slice(0, 36)}-${n}`
    names.set(crux.id, name)
    given.add(name)
  }
  const nameOf = (id: string) => names.get(id) ?? id
  return wanted?.map((crux) => ({
    ...crux,
    id: nameOf(crux.id),
    ...(crux.merged_into !== undefined && { merged_into: nameOf(crux.merged_into) }),
    ...(crux.relations && { relations: crux.relations.map((one) => ({ ...one, to: nameOf(one.to) })) }),
  }))
}

/** Quotes of words that stand here no more are brought without the words, as they are here; a reaction to such words is not brought. */
function whereWordsStand(document: ThreadDocument, present: ThreadDocument): ThreadDocument {
  const textOf = textsOf(document)
  const stands = (comment: string | null, words: Words) =>
    words.quote === undefined || placeOfQuote(textOf(comment), words) !== null
  const reactions = <Of extends Pick<DocumentComment, 'reactions'>>(of: Of, id: string | null): Of => ({
    ...of,
    reactions: of.reactions?.filter((one) => stands(id, one)),
  })
  const anchorsHere = new Map(present.cruxes?.map(({ id, anchors = [] }) => [id, anchors]))
  return {
    ...document,
    thread: reactions(document.thread, null),
    comments: document.comments.map((comment) => reactions(comment, comment.id)),
    cruxes: document.cruxes?.map((crux) => ({
      ...crux,
      anchors: crux.anchors?.map((anchor) => {
        if (stands(anchor.comment, anchor)) return anchor
        const { quote, prefix, suffix, ...place } = anchor
        const isSame = (one: typeof anchor) => one.comment === place.comment && one.role === place.role
        return anchorsHere.get(crux.id)?.find((one) => isSame(one) && stands(one.comment, one)) ?? place
      }),
    })),
  }
}
