import { mkdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { listSlugs, readDocumentAtOnce } from '@/lib/transfer/queries'
import { similarNames } from '@/lib/transfer/similar'
import { type FileFormat, WRITERS } from '@/lib/transfer/write-document'
import { Failure } from './lib/failure.mjs'
import { requirePlace } from './lib/place.mjs'
import { type Report, step } from './lib/progress.mjs'
import { runScript, write } from './lib/script'

type Wanted = { slug?: string; dir?: { name: string; place: string }; format: FileFormat; json: boolean }

runScript(async ({ slug, dir, format, json }: Wanted) => {
  if (slug !== undefined) await write(await exported(slug, format))
  if (dir) {
    requirePlace(dir.place, { name: dir.name, megabytes: 1 })
    const files = await step('Exporting', (report) => exportAll(dir, format, report))
    await write(json ? `${JSON.stringify(files, null, 2)}\n` : files.map((file) => `${file}\n`).join(''))
  }
  return 0
})

async function exported(slug: string, format: FileFormat): Promise<string> {
  const document = await readDocumentAtOnce(slug)
  if (document) return WRITERS[format](document)
  const slugs = await listSlugs()
  const similar = similarNames(slug, slugs)
  const meant =
    similar.length > 0 ? `did you mean ${similar.join(' or ')}?` : `there are ${slugs.length} others.`
  throw new Failure(`There is no thread ${JSON.stringify(slug)}: ${meant}`)
}

async function exportAll(
  dir: { name: string; place: string },
  format: FileFormat,
  report: Report,
): Promise<string[]> {
  const slugs = await listSlugs()
  const files: string[] = []
  await mkdir(dir.place, { recursive: true })
  for (const slug of slugs) {
    const file = `${slug}.${format}`
    const text = await exported(slug, format)
    await writeFile(path.join(dir.place, `.${file}.new`), text) // whoever reads meanwhile reads a whole file
    await rename(path.join(dir.place, `.${file}.new`), path.join(dir.place, file))
    files.push(path.join(dir.name, file))
    report({ done: files.length, total: slugs.length })
  }
  return files
}
