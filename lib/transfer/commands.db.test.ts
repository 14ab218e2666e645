import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/lib/server/db'
import { allRows } from '@/lib/testing/all-rows'
import { anyDocument } from '@/lib/testing/any-document'
import { fullDocument } from '@/lib/testing/documents'
import { readMirrors } from '@/prisma/mirrors'
import { canonical } from './canonical'
import { importDocument } from './commands'
import type { ThreadDocument } from './document'
import { parseValue } from './parse'
import { readDocument } from './queries'

const FILE = 'file.yaml'
const bring = (document: ThreadDocument) => importDocument(FILE, document)

const empty = () =>
  db.$executeRaw`TRUNCATE forum_group, app_user, tag, former_handle RESTART IDENTITY CASCADE`
beforeEach(async () => {
  await empty()
})

/** A change of a copy. */
function changed(document: ThreadDocument, change: (copy: ThreadDocument) => void): ThreadDocument {
  const copy = structuredClone(document)
  change(copy)
  return copy
}

describe('a document that is imported', () => {
  test('is exported as it was, in its canonical form, whatever keys it uses', async () => {
    expect(await bring(fullDocument())).toEqual({ slug: 'full', outcome: 'created', comments: 7 })

    const exported = await readDocument('full')
    expect(exported).toEqual(canonical(fullDocument()))
    expect(parseValue(exported)).toEqual({ ok: true, document: exported })
  })

  test('changes nothing when it is imported again', async () => {
    await bring(fullDocument())
    const before = await allRows()

    expect(await bring(fullDocument())).toMatchObject({ outcome: 'unchanged' })
    expect(await allRows()).toEqual(before)
    expect(await bring(canonical(fullDocument()))).toMatchObject({ outcome: 'unchanged' })
    expect(await allRows()).toEqual(before)
  })

  test('leaves nothing behind when one of its quotes stands nowhere', async () => {
    const before = await allRows()
    const broken = changed(fullDocument(), ({ cruxes }) => {
      for (const anchor of cruxes?.[0]?.anchors ?? []) anchor.quote &&= 'words that nobody wrote'
    })

    expect(parseValue(broken).ok).toBe(false)
    await expect(bring(broken)).rejects.toThrow('words that nobody wrote')
    expect(await allRows()).toEqual(before)
  })

  test('leaves nothing behind in a dry run, which says what would happen', async () => {
    const before = await allRows()

    expect(await importDocument(FILE, fullDocument(), { dryRun: true })).toMatchObject({ outcome: 'created' })
    expect(await allRows()).toEqual(before)
  })

  test('makes one thread when it is imported twice at the same moment', async () => {
    const results = await Promise.all([bring(fullDocument()), bring(fullDocument())])

    expect(results.map(({ outcome }) => outcome).sort()).toEqual(['created', 'unchanged'])
    expect(await db.thread.count()).toBe(1)
    expect(await readDocument('full')).toEqual(canonical(fullDocument()))
  })

  test('does not wait for ever for another one with the same people in another order', async () => {
    const documents = Array.from({ length: 6 }, (_, i) =>
      changed(fullDocument(`thread-${i}`), ({ people }) => {
        if (i % 2 === 0) people.reverse()
        for (const person of people) person.about = `As thread ${i} has it.`
      }),
    )
    await bring(fullDocument())

    const results = await Promise.all(documents.map(bring))
    expect(results.map(({ outcome }) => outcome)).toEqual(documents.map(() => 'created'))
  })
})

test('any document at all is exported as it was', async () => {
  await fc.assert(
    fc.asyncProperty(anyDocument, async (document) => {
      await empty()
      await bring(document)

      expect(await readDocument('any')).toEqual(canonical(document))
      expect(await bring(document)).toMatchObject({ outcome: 'unchanged' })
    }),
    { numRuns: 15 },
  )
}, 120_000)

test('every mirror is exported as it was imported, and changes nothing the second time', async () => {
  const mirrors = await readMirrors()
  for (const { document } of mirrors) {
    await bring(document)
    expect(await readDocument(document.thread.slug)).toEqual(canonical(document))
  }
  const before = await allRows()

  for (const { document } of mirrors) expect(await bring(document)).toMatchObject({ outcome: 'unchanged' })
  expect(await allRows()).toEqual(before)
}, 120_000)
