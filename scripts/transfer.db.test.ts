import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fullDocument, smallDocument } from '@/lib/testing/documents'
import { SMALL_FILE } from '@/lib/testing/files'
import { canonical } from '@/lib/transfer/canonical'
import { WRITERS } from '@/lib/transfer/write-document'
import { livingPostmaster } from './lib/postmaster.mjs'

const PATIENCE = 180_000 // every command is a new process, and some start a database of their own

let place = ''
beforeAll(() => {
  place = mkdtempSync(path.join(os.tmpdir(), 'doublecrux-transfer-'))
  chmodSync(place, 0o755) // when root runs this, the database has a user of its own
  const put = (name: string, text: string | Buffer) => writeFileSync(path.join(place, name), text)
  put('full.yaml', WRITERS.yaml(canonical(fullDocument())))
  put('small.json', WRITERS.json(smallDocument()))
  put('broken.yaml', SMALL_FILE.replace('kind: post', 'kind: poem').replace('An answer.', '7'))
  put('latin.yaml', Buffer.from([0x66, 0xfc, 0x72]))
})
afterAll(() => rmSync(place, { recursive: true, force: true }))

const onServer = { DATABASE_URL: process.env.DATABASE_URL ?? '' }

/** As `npm run` does it for somebody who stands in that folder. */
async function run(env: Record<string, string>, command: 'import' | 'export', ...args: string[]) {
  const child = spawn(process.execPath, [`scripts/${command}.mjs`, ...args], {
    env: { PATH: process.env.PATH ?? '', NODE_ENV: 'test', INIT_CWD: place, ...env },
  })
  let [stdout, stderr] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (chunk) => (stdout += chunk))
  child.stderr.setEncoding('utf8').on('data', (chunk) => (stderr += chunk))
  const code = await new Promise((resolve) => child.once('close', resolve))
  // Progress is told of what takes long, and what takes long depends on the machine.
  const said = stderr.split('\n').filter((line) => line !== '' && !/ …|: done in /.test(line))
  return { code, stdout, said }
}

test(
  'good files are imported and broken ones are not, each with its reasons',
  async () => {
    const files = ['full.yaml', 'broken.yaml', 'missing.yaml', 'small.json', 'latin.yaml', '.']

    expect(await run(onServer, 'import', ...files)).toEqual({
      code: 1,
      stdout: 'full: created, 7 comments\nsmall: created, 2 comments\n',
      said: [
        'Nothing of broken.yaml was imported, for 2 reasons:',
        '  thread.kind (line 4): must be post or linkpost or transcript or question or quick_takes',
        '  comments[0].body (line 15): must be a text',
        'Nothing of missing.yaml was imported: there is no such file.',
        'Nothing of latin.yaml was imported: is not a text in UTF-8.',
        'Nothing of . was imported: this is a folder; name the files in it.',
      ],
    })
  },
  PATIENCE,
)

test(
  'programs read the result as JSON, and a dry run leaves nothing behind',
  async () => {
    writeFileSync(path.join(place, 'other.json'), WRITERS.json(smallDocument('other')))

    const { code, stdout } = await run(onServer, 'import', '--dry-run', '--json', 'other.json', 'full.yaml')
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toEqual([
      { file: 'other.json', slug: 'other', comments: 2, outcome: 'created', dryRun: true },
      { file: 'full.yaml', slug: 'full', comments: 7, outcome: 'unchanged', dryRun: true },
    ])
    expect(await run(onServer, 'export', 'other')).toEqual({
      ...{ code: 1, stdout: '' },
      said: ['There is no thread "other": there are 2 others.'],
    })
  },
  PATIENCE,
)

test(
  'a thread is exported as the file it came from, and all of them into a folder',
  async () => {
    const yaml = await run(onServer, 'export', 'full')
    expect(yaml).toEqual({ code: 0, stdout: readFileSync(path.join(place, 'full.yaml'), 'utf8'), said: [] })

    const all = await run(onServer, 'export', '--all', 'out/json', '--format', 'json')
    expect(all).toEqual({ code: 0, stdout: 'out/json/full.json\nout/json/small.json\n', said: [] })
    expect(readdirSync(path.join(place, 'out/json'))).toEqual(['full.json', 'small.json'])
    expect(JSON.parse(readFileSync(path.join(place, 'out/json/full.json'), 'utf8'))).toEqual(
      canonical(fullDocument()),
    )

    expect((await run(onServer, 'export', 'smal')).said).toEqual([
      'There is no thread "smal": did you mean small?',
    ])
  },
  PATIENCE,
)

test(
  'without a server the embedded one is started for the command, and stopped',
  async () => {
    const dataDir = path.join(place, 'data')
    expect(await run({ DATA_DIR: dataDir }, 'export', 'small')).toMatchObject({
      ...{ code: 1, said: [`There is no forum in DATA_DIR (${dataDir}) yet: npm start makes one.`] },
    })

    // Two at once take turns.
    const [one, other] = await Promise.all([
      run({ DATA_DIR: dataDir }, 'import', 'small.json'),
      run({ DATA_DIR: dataDir }, 'import', 'small.json'),
    ])
    expect([one.stdout, other.stdout].sort()).toEqual([
      'small: created, 2 comments\n',
      'small: unchanged, 2 comments\n',
    ])

    const [cluster = ''] = readdirSync(dataDir).filter((name) => name.startsWith('postgres-'))
    expect(livingPostmaster(path.join(dataDir, cluster, 'data'))).toBeUndefined()
  },
  PATIENCE,
)
