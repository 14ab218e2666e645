import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { parse } from 'yaml'
import { db } from '@/lib/server/db'
import { importDocument } from '@/lib/transfer/commands'
import type { ThreadDocument } from '@/lib/transfer/document'
import { withPlausibleFigures } from '@/lib/transfer/figures'
import { parseThreadDocument } from '@/lib/transfer/parse'
import { DocumentError } from '@/lib/transfer/problem'

const here = import.meta.dirname
/** Changing this changes every figure that the outlines do not give. */
const FIGURES_SEED = 20_230_308

type Person = { handle: string; about?: string; automatic?: boolean }

/** The mirrored threads as they go into the database: figures filled in, everybody with what they say about themselves. */
export async function readMirrors(): Promise<{ file: string; document: ThreadDocument }[]> {
  const { people } = parse(await readFile(path.join(here, 'seed/people.yaml'), 'utf8')) as {
    people: Person[]
  }
  const about = new Map(people.map((person) => [person.handle, person]))
  const files = (await readdir(path.join(here, 'seed/threads')))
    .filter((file) => file.endsWith('.yaml'))
    .sort()
  return Promise.all(
    files.map(async (file, i) => {
      const parsed = parseThreadDocument(await readFile(path.join(here, 'seed/threads', file), 'utf8'))
      if (!parsed.ok) throw new DocumentError(`prisma/seed/threads/${file}`, parsed.problems)
      const generator = xoroshiro128plus(FIGURES_SEED + i)
      const filled = withPlausibleFigures(parsed.document, () => uniformFloat64(generator))
      return {
        file,
        document: {
          ...filled,
          people: filled.people.map((person) => ({ ...about.get(person.handle), ...person })),
        },
      }
    }),
  )
}

async function seed(): Promise<void> {
  const mirrors = await readMirrors()
  for (const { file, document } of mirrors) {
    const { slug, outcome, comments } = await importDocument(file, document)
    if (outcome !== 'unchanged') process.stderr.write(`${outcome} ${slug}, ${comments} comments\n`)
  }
}

if (process.argv[1] && path.resolve(process.argv[1]) === import.meta.filename) {
  try {
    await seed()
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  } finally {
    await db.$disconnect()
  }
}
