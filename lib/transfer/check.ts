import type { ThreadDocument } from './document'
import { handlesOf } from './people'

type Found = { path: (string | number)[]; message: string }

/** What a schema cannot say: that everything named exists, once, and in order. Empty when all is well. */
export function checkDocument(document: ThreadDocument): Found[] {
  return [
    ...checkComments(document),
    ...checkPeople(document),
    ...checkClaims(document),
    ...checkCruxes(document),
  ]
}

function checkComments({ thread, comments }: ThreadDocument): Found[] {
  const found: Found[] = []
  const times = new Map<string, number>()
  comments.forEach((comment, i) => {
    const say = (key: string, message: string) => found.push({ path: ['comments', i, key], message })
    if (times.has(comment.id)) say('id', `the id ${comment.id} is used twice`)
    const before = comment.parent === null ? Date.parse(thread.created_at) : times.get(comment.parent)
    if (before === undefined) say('parent', `there is no comment ${comment.parent} before this one`)
    else if (Date.parse(comment.created_at) < before)
      say('created_at', 'a reply cannot be older than what it answers')
    if (comment.edited_at && Date.parse(comment.edited_at) < Date.parse(comment.created_at))
      say('edited_at', 'is before created_at')
    if (comment.body.trim() === '' && comment.state !== 'deleted' && comment.state !== 'removed')
      say('body', 'a comment that stands needs a text')
    times.set(comment.id, Date.parse(comment.created_at))
  })
  return found
}

function checkPeople(document: ThreadDocument): Found[] {
  const found: Found[] = []
  const listed = new Set<string>()
  const named = handlesOf(document)
  document.people.forEach(({ handle }, i) => {
    if (listed.has(handle))
      found.push({ path: ['people', i, 'handle'], message: `${handle} is listed twice` })
    if (!named.has(handle))
      found.push({ path: ['people', i, 'handle'], message: `${handle} appears nowhere in the thread` })
    listed.add(handle)
  })
  for (const [handle, path] of named) {
    if (!listed.has(handle)) found.push({ path, message: `${handle} is not listed under people` })
  }
  return found
}

function checkClaims({ thread, claims = [], comments }: ThreadDocument): Found[] {
  const found: Found[] = []
  const ids = new Set(comments.map((comment) => comment.id))
  const seen = new Set<string>()
  claims.forEach((claim, i) => {
    if (seen.has(claim.id))
      found.push({ path: ['claims', i, 'id'], message: `the id ${claim.id} is used twice` })
    seen.add(claim.id)
    if (claim.id === 'main' && claim.text !== thread.main_claim) {
      found.push({
        path: ['claims', i, 'text'],
        message: 'the claim with the id main must say the same as thread.main_claim',
      })
    }
    claim.stances?.forEach((stance, j) => {
      if (stance.because && !ids.has(stance.because))
        found.push({
          path: ['claims', i, 'stances', j, 'because'],
          message: `there is no comment ${stance.because}`,
        })
    })
    twice(claim.stances ?? [], (stance) => `${stance.by} ${stance.at}`).forEach((j) => {
      found.push({
        path: ['claims', i, 'stances', j, 'at'],
        message: 'this person has a stance at this moment already',
      })
    })
  })
  return found
}

function checkCruxes({ thread, claims = [], cruxes = [], comments }: ThreadDocument): Found[] {
  const found: Found[] = []
  const ids = new Set(comments.map((comment) => comment.id))
  const claimIds = new Set([
    ...(thread.main_claim === undefined ? [] : ['main']),
    ...claims.map((claim) => claim.id),
  ])
  const cruxIds = new Set(cruxes.map((crux) => crux.id))
  twice(cruxes, (crux) => crux.id).forEach((i) => {
    found.push({ path: ['cruxes', i, 'id'], message: 'this id is used twice' })
  })
  cruxes.forEach((crux, i) => {
    const say = (path: (string | number)[], message: string) =>
      found.push({ path: ['cruxes', i, ...path], message })
    const ended = crux.state === 'resolved' || crux.state === 'dissolved'
    if (ended !== (crux.outcome !== undefined))
      say(['outcome'], 'a crux has an outcome exactly when it is resolved or dissolved')
    if (crux.state === 'resolved' && !crux.resolved_at)
      say(['resolved_at'], 'a resolved crux needs the time it was resolved')
    if ((crux.state === 'merged') !== (crux.merged_into !== undefined))
      say(['merged_into'], 'a crux names merged_into exactly when it is merged')
    if (crux.merged_into && !cruxIds.has(crux.merged_into))
      say(['merged_into'], `there is no crux ${crux.merged_into}`)
    if (
      (crux.kind === 'value' || crux.kind === 'definition') &&
      (crux.outcome === 'true' || crux.outcome === 'false')
    ) {
      say(['outcome'], `a ${crux.kind} crux is never true or false`)
    }
    crux.anchors?.forEach((anchor, j) => {
      if (anchor.comment !== null && !ids.has(anchor.comment))
        say(['anchors', j, 'comment'], `there is no comment ${anchor.comment}`)
    })
    crux.stances?.forEach((stance, j) => {
      if (!claimIds.has(stance.claim ?? 'main'))
        say(['stances', j, 'claim'], `there is no claim ${stance.claim ?? 'main'}`)
      if (stance.because && !ids.has(stance.because))
        say(['stances', j, 'because'], `there is no comment ${stance.because}`)
    })
    twice(crux.stances ?? [], (stance) => `${stance.by} ${stance.claim ?? 'main'} ${stance.at}`).forEach(
      (j) => {
        say(['stances', j, 'at'], 'this person has a stance at this moment already')
      },
    )
    crux.relations?.forEach((relation, j) => {
      if (!cruxIds.has(relation.to) || relation.to === crux.id)
        say(['relations', j, 'to'], `there is no other crux ${relation.to}`)
    })
  })
  return found
}

/** The places of those that repeat an earlier key. */
function twice<T>(list: readonly T[], key: (one: T) => string): number[] {
  const seen = new Set<string>()
  return list.flatMap((one, i) => {
    const repeated = seen.has(key(one))
    seen.add(key(one))
    return repeated ? [i] : []
  })
}
