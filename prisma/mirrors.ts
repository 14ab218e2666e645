import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { parse } from 'yaml'
import type { ThreadDocument } from '@/lib/transfer/document'
import { withPlausibleFigures } from '@/lib/transfer/figures'
import { parseThreadDocument } from '@/lib/transfer/parse'
import { DocumentError } from '@/lib/transfer/problem'

const SEEDS = path.join(import.meta.dirname, 'seed')
/** Changing this changes every figure that the outlines do not give. */
const FIGURES_SEED = 20_230_308

export type Mirror = { file: string; document: ThreadDocument }
type Person = { handle: string; about?: string; automatic?: boolean }

/** The mirrored threads as they were written, by the order of their files' names. */
export async function readDocuments(): Promise<Mirror[]> {
  const files = (await readdir(path.join(SEEDS, 'threads'))).filter((file) => file.endsWith('.yaml')).sort()
  return Promise.all(
    files.map(async (file) => {
      const parsed = parseThreadDocument(await readFile(path.join(SEEDS, 'threads', file), 'utf8'))
      if (!parsed.ok) throw new DocumentError(`prisma/seed/threads/${file}`, parsed.problems)
      return { file, document: parsed.document }
    }),
  )
}

/** Everyone in the mirrors, with what they say about themselves. */
export async function readPeople(): Promise<Person[]> {
  const { people } = parse(await readFile(path.join(SEEDS, 'people.yaml'), 'utf8')) as { people: Person[] }
  return people
}

/** What the group of the mirrors says about itself. */
export async function readCommons(): Promise<{ about: string; norms: string }> {
  return parse(await readFile(path.join(SEEDS, 'commons.yaml'), 'utf8'))
}

/** The mirrored threads as they go into the database: figures filled in, everybody with what they say about themselves. */
export async function readMirrors(): Promise<Mirror[]> {
  const about = new Map((await readPeople()).map((person) => [person.handle, person]))
  return (await readDocuments()).map(({ file, document }, i) => {
    const generator = xoroshiro128plus(FIGURES_SEED + i)
    const filled = withPlausibleFigures(document, () => uniformFloat64(generator))
    const people = filled.people.map((person) => ({ ...about.get(person.handle), ...person }))
    return { file, document: { ...filled, people } }
  })
}
