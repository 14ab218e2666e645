import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/verify.mjs', ...args], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '', NODE_ENV: 'test' },
  })
  return { status, stdout, stderr }
}

test('--help says what is verified and what the exit code means, and what is unknown is refused in one sentence', () => {
  expect(run('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('Ends with 0 when') })
  expect(run('--fast')).toEqual({
    status: 1,
    stdout: '',
    stderr: "Unknown option '--fast': --help shows what there is.\n",
  })
}, 20_000)
