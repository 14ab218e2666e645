import { readFile } from 'node:fs/promises'
import { type ImportResult, importDocument } from '@/lib/transfer/commands'
import { parseThreadDocument } from '@/lib/transfer/parse'
import { DocumentError, type Problem, tellProblems } from '@/lib/transfer/problem'
import { step } from './lib/progress.mjs'
import { runScript } from './lib/script'

type File = { name: string; place: string }
type Wanted = { files: File[]; dryRun: boolean; json: boolean }
type Taken = ({ file: string; dryRun: boolean } & ImportResult) | { file: string; problems: Problem[] }

/** What a file that cannot even be read says of itself. */
const TROUBLE: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'this is a folder; name the files in it',
  EACCES: 'this user may not read it',
}

runScript(async ({ files, dryRun, json }: Wanted) => {
  const results: Taken[] = []
  for (const [i, file] of files.entries()) {
    const count = files.length > 1 ? ` (${i + 1} of ${files.length})` : ''
    const result = await step(`Importing ${file.name}${count}`, () => take(file, dryRun))
    results.push(result)
    if (!json || 'problems' in result) tell(result)
  }
  if (json) process.stdout.write(`${JSON.stringify(results, null, 2)}\n`)
  return results.some((result) => 'problems' in result) ? 1 : 0
})

async function take({ name, place }: File, dryRun: boolean): Promise<Taken> {
  const text = await readText(place)
  if ('trouble' in text) return { file: name, problems: [{ path: '', line: null, message: text.trouble }] }
  const parsed = parseThreadDocument(text.text)
  if (!parsed.ok) return { file: name, problems: parsed.problems }
  try {
    return { file: name, ...(await importDocument(name, parsed.document, { dryRun })), dryRun }
  } catch (error) {
    if (error instanceof DocumentError) return { file: name, problems: [...error.problems] }
    throw error
  }
}

async function readText(place: string): Promise<{ text: string } | { trouble: string }> {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(await readFile(place)) }
  } catch (error) {
    if (error instanceof TypeError) return { trouble: 'is not a text in UTF-8' }
    const trouble = error instanceof Error && 'code' in error && TROUBLE[String(error.code)]
    if (!trouble) throw error
    return { trouble }
  }
}

/** Results go to standard output; what is wrong with a file to standard error. */
function tell(result: Taken): void {
  if ('problems' in result) {
    const { file, problems } = result
    const [first, ...others] = tellProblems(problems)
    if (others.length === 0) {
      process.stderr.write(`Nothing of ${file} was imported: ${first}.\n`)
    } else {
      const list = [first, ...others].map((line) => `  ${line}\n`).join('')
      process.stderr.write(`Nothing of ${file} was imported, for ${problems.length} reasons:\n${list}`)
    }
  } else {
    const { slug, outcome, comments, dryRun } = result
    const verb = dryRun && outcome !== 'unchanged' ? `would be ${outcome}` : outcome
    process.stdout.write(`${slug}: ${verb}, ${comments} ${comments === 1 ? 'comment' : 'comments'}\n`)
  }
}
