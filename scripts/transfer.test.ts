import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

/** Everything here is refused, or answered, before any database is looked for. */
function run(command: 'import' | 'export', ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`scripts/${command}.mjs`, ...args], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '', NODE_ENV: 'test' },
  })
  return { status, stdout, stderr }
}

const refusedWith = (sentence: string) => ({ status: 1, stdout: '', stderr: `${sentence}\n` })

test('--help explains both commands', () => {
  expect(run('import', '--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('--dry-run') })
  expect(run('export', '--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('--all DIR') })
}, 20_000)

test('a command that does not say what to do is refused with one sentence', () => {
  const which = 'Say which thread to export: npm run export -- SLUG, or all of them: --all DIR.'

  expect(run('import')).toEqual(refusedWith('Say which files to import: npm run import -- FILE...'))
  expect(run('export')).toEqual(refusedWith(which))
  expect(run('export', 'panel', '--all', 'there')).toEqual(refusedWith(which))
  expect(run('export', 'panel', 'podcast')).toEqual(refusedWith(which))
}, 20_000)

test('an option that makes no sense is refused with what would', () => {
  expect(run('export', 'panel', '--format', 'xml')).toEqual(
    refusedWith('--format must be yaml or json; it is "xml".'),
  )
  expect(run('export', 'panel', '--json')).toEqual(
    refusedWith('--json lists what --all has written; for a document in JSON say --format json.'),
  )
  expect(run('import', '--fast')).toEqual(refusedWith("Unknown option '--fast': --help shows what there is."))
}, 20_000)
