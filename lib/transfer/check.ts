import { isGone } from './canonical'
import { checkClaims, checkCruxes } from './check-cruxes'
import type { DocumentReaction, ThreadDocument } from './document'
import { handlesOf } from './people'
import { type Found, type Path, twice } from './problem'

/** What a schema cannot say: that everything named exists, once, and in order. Empty when all is well. */
export function checkDocument(document: ThreadDocument): Found[] {
  return [
    ...checkStrings(document, []),
    ...checkThread(document),
    ...checkComments(document),
    ...checkPeople(document),
    ...checkClaims(document),
    ...checkCruxes(document),
  ]
}

/** Half a surrogate pair, and the one character that a database's text cannot hold. */
const UNKEEPABLE = /\0|\p{Surrogate}/u

function checkStrings(value: unknown, path: Path): Found[] {
  if (typeof value === 'string') {
    return UNKEEPABLE.test(value) ? [{ path, message: 'holds a character that is not text' }] : []
  }
  if (typeof value !== 'object' || value === null) return []
  return Array.isArray(value)
    ? value.flatMap((one, i) => checkStrings(one, [...path, i]))
    : Object.entries(value).flatMap(([key, one]) => checkStrings(one, [...path, key]))
}

function checkThread({ thread }: ThreadDocument): Found[] {
  const { body, created_at, edited_at, tags = [], reactions } = thread
  const found: Found[] = checkReactions(reactions, ['thread'])
  if (body.trim() === '') found.push({ path: ['thread', 'body'], message: 'a post needs a text' })
  if (edited_at && Date.parse(edited_at) < Date.parse(created_at))
    found.push({ path: ['thread', 'edited_at'], message: 'is before created_at' })
  for (const i of twice(tags, (tag) => tag))
    found.push({ path: ['thread', 'tags', i], message: 'this tag is given twice' })
  return found
}

function checkComments({ thread, comments }: ThreadDocument): Found[] {
  const found: Found[] = []
  const times = new Map<string, number>()
  comments.forEach((comment, i) => {
    const say = (key: string, message: string) => found.push({ path: ['comments', i, key], message })
    if (times.has(comment.id)) say('id', `the id ${comment.id} is used twice`)
    const before = comment.parent === null ? Date.parse(thread.created_at) : times.get(comment.parent)
    if (before === undefined) say('parent', `there is no comment ${comment.parent} before this one`)
    else if (Date.parse(comment.created_at) < before && !comment.moved)
      say('created_at', 'a reply cannot be older than what it answers')
    if (comment.edited_at && Date.parse(comment.edited_at) < Date.parse(comment.created_at))
      say('edited_at', 'is before created_at')
    if (comment.body.trim() === '' && !isGone(comment)) say('body', 'a comment that stands needs a text')
    found.push(...checkReactions(comment.reactions, ['comments', i]))
    times.set(comment.id, Date.parse(comment.created_at))
  })
  return found
}

function checkReactions(reactions: readonly DocumentReaction[] = [], path: Path): Found[] {
  const repeated = twice(reactions, ({ kind, by, quote = '' }) => `${kind} ${by} ${quote}`)
  return repeated.map((i) => ({
    path: [...path, 'reactions', i],
    message: 'this person has this reaction to this already',
  }))
}

function checkPeople(document: ThreadDocument): Found[] {
  const { people } = document
  const named = handlesOf(document)
  const listed = new Set(people.map(({ handle }) => handle))
  const repeated = twice(people, ({ handle }) => handle)
  return [
    ...repeated.map((i) => ({ path: ['people', i, 'handle'], message: 'this person is listed twice' })),
    ...people.flatMap(({ handle }, i) =>
      named.has(handle)
        ? []
        : [{ path: ['people', i, 'handle'], message: `${handle} appears nowhere in the thread` }],
    ),
    ...[...named].flatMap(([handle, path]) =>
      listed.has(handle) ? [] : [{ path, message: `${handle} is not listed under people` }],
    ),
  ]
}
