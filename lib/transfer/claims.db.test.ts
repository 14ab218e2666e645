import { expect, test } from 'vitest'
import { addClaim, rewordClaim } from '@/lib/cruxes/claims/commands'
import { db } from '@/lib/server/db'
import { fullDocument } from '@/lib/testing/documents'
import { givenMember } from '@/lib/testing/member'
import { importDocument } from './commands'
import type { ThreadDocument } from './document'
import { readDocument } from './queries'

const now = new Date('2026-03-01T10:00:00Z')
const bring = (document: ThreadDocument) => importDocument('a test', document)
const claimsOf = async (slug: string, id: string) =>
  (await readDocument(slug))?.cruxes?.find((crux) => crux.id === id)?.claims
const textsOf = async (slug: string) => (await readDocument(slug))?.claims?.map(({ id, text }) => [id, text])

test('what a crux is for comes in and goes out the same, and again is nothing new', async () => {
  const document = fullDocument('claims-again')
  await bring(document)
  expect(await claimsOf('claims-again', 'x1')).toEqual(['main', 'other'])
  expect(await claimsOf('claims-again', 'x2')).toEqual(['other'])
  expect(await bring(document)).toMatchObject({ outcome: 'unchanged' })
})

test('a document that says it otherwise is followed, where nothing has happened to the crux', async () => {
  const document = fullDocument('claims-moved')
  await bring(document)
  for (const crux of document.cruxes ?? []) if (crux.id === 'x2') crux.claims = ['main']
  await bring(document)
  expect(await claimsOf('claims-moved', 'x2')).toBeUndefined()
})

test('a document from before there were several comes in as one for the main claim', async () => {
  const document = fullDocument('claims-before')
  for (const crux of document.cruxes ?? []) {
    delete crux.claims
    crux.stances = crux.stances?.filter(({ claim }) => claim === undefined)
  }
  await bring(document)
  expect(await claimsOf('claims-before', 'x1')).toBeUndefined()
})

test('a claim that a member added keeps its name and words; a document’s of the same name comes under another', async () => {
  const slug = 'claims-named'
  const document = fullDocument(slug)
  await bring(document)
  const thread = await db.thread.findUniqueOrThrow({ where: { slug } })
  const author = { ...(await givenMember('Author')), id: thread.authorId }
  const { claim } = await addClaim(author, { thread: slug, text: 'A member’s own.' }, now)
  expect(claim).toBe('k2')
  await rewordClaim(author, { thread: slug, claim, text: 'A member’s own, put anew.', reason: null }, now)
  const mine = await textsOf(slug)

  // Written down before it was put anew: the same claim.
  document.claims?.push({ id: 'k2', text: 'A member’s own.' })
  await bring(document)
  expect(await textsOf(slug)).toEqual(mine)

  document.claims?.pop()
  document.claims?.push({ id: 'k2', text: 'The document’s own.' })
  for (const crux of document.cruxes ?? []) if (crux.id === 'x2') crux.claims = ['k2']
  await bring(document)
  expect(await textsOf(slug)).toEqual([...(mine ?? []), ['k2-2', 'The document’s own.']])
  expect(await claimsOf(slug, 'x2')).toEqual(['k2-2'])
  expect(await bring(document)).toMatchObject({ outcome: 'unchanged' })
})
