import { checkNames, findDrift } from '@/lib/server/verify'
import { similarNames } from '@/lib/transfer/similar'
import { Failure } from './lib/failure.mjs'
import { step } from './lib/progress.mjs'
import { runScript, write } from './lib/script'

type Wanted = { only: string[]; json: boolean; list: boolean }

runScript(async ({ only, json, list }: Wanted) => {
  const checks = only.length > 0 ? only : checkNames
  for (const name of checks) if (!checkNames.includes(name)) throw new Failure(unknown(name))
  if (list) {
    await write(json ? `${JSON.stringify(checks)}\n` : checks.map((name) => `${name}\n`).join(''))
    return 0
  }
  const drift = await step('Verifying', (report) =>
    findDrift(checks, (done) => report({ done, total: checks.length })),
  )
  if (json) await write(`${JSON.stringify({ checks, drift }, null, 2)}\n`)
  else
    for (const { check, what, stored, computed } of drift)
      await write(`${check}: ${what} has ${stored}, and should have ${computed}\n`)
  if (drift.length > 0)
    throw new Failure(
      `${drift.length === 1 ? 'One stored figure is' : `${drift.length} stored figures are`} not what follows from its causes; the forum’s log of errors around that time may say why.`,
    )
  if (!json) await write(`All is as it should be: ${checks.length} checks, nothing has drifted.\n`)
  return 0
})

function unknown(name: string): string {
  const similar = similarNames(name, checkNames)
  const meant = similar.length > 0 ? `did you mean ${similar.join(' or ')}?` : '--list names those there are.'
  return `There is no check ${JSON.stringify(name)}: ${meant}`
}
