import { spawn } from 'node:child_process'
import { expect, test } from 'vitest'
import { db } from '@/lib/server/db'
import { checkNames } from '@/lib/server/verify'

const PATIENCE = 120_000 // every command is a new process

async function verify(...args: string[]) {
  const child = spawn(process.execPath, ['scripts/verify.mjs', ...args], {
    env: { PATH: process.env.PATH ?? '', NODE_ENV: 'test', DATABASE_URL: process.env.DATABASE_URL ?? '' },
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
  'what agrees is said in one line; what does not is named, counted and ends with 1',
  async () => {
    await db.user.create({ data: { handle: 'ada' } })
    expect(await verify()).toEqual({
      code: 0,
      stdout: `All is as it should be: ${checkNames.length} checks, nothing has drifted.\n`,
      said: [],
    })

    await db.user.updateMany({ data: { karma: 7 } })
    expect(await verify()).toEqual({
      code: 1,
      stdout: 'karma of a member: member ada has 7, and should have 0\n',
      said: [expect.stringMatching(/^One stored figure is not what follows from its causes/)],
    })
    const { code, stdout } = await verify('--json', '--only', 'karma of a member')
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toEqual({
      checks: ['karma of a member'],
      drift: [{ check: 'karma of a member', what: 'member ada', stored: '7', computed: '0' }],
    })
    expect(await verify('--only', 'comment karma')).toMatchObject({ code: 0 })
  },
  PATIENCE,
)

test(
  'the checks are listed by name, and one that is not there is refused with those that might be meant',
  async () => {
    expect((await verify('--list')).stdout).toBe(checkNames.map((name) => `${name}\n`).join(''))
    expect(await verify('--only', 'comment karm')).toEqual({
      code: 1,
      stdout: '',
      said: [expect.stringContaining('There is no check "comment karm": did you mean comment karma')],
    })
  },
  PATIENCE,
)
