import type { z } from 'zod'
import { isForGood } from '@/lib/access/decision'
import { Refusal } from '@/lib/access/refusal'
import { readEverything } from '@/lib/accounts/queries'
import { endSessions, liftSuspension, setSetting, setSiteRole, suspendMember } from '@/lib/admin/commands'
import { mergeMembers } from '@/lib/admin/merging/commands'
import { readMerge } from '@/lib/admin/merging/queries'
import { mergeInput } from '@/lib/admin/merging/schema'
import { findMemberId, findMembers, readSettings } from '@/lib/admin/queries'
import { liftInput, siteRoleInput, suspendInput } from '@/lib/admin/schema'
import { Failure } from './lib/failure.mjs'
import { runScript, write } from './lib/script'

type Options = { days: string; reason: string; confirm: string }
type Wanted = Options & { command: string; words: string[]; json: boolean }
/** What was found or done: as lines for people, or as JSON. */
type Told = { lines: string[]; value: unknown }

const day = (at: number): string => new Date(at).toISOString().slice(0, 10)

const COMMANDS: Record<string, (words: string[], options: Options) => Promise<Told>> = {
  async settings() {
    const value = await readSettings()
    const lines = value.map(
      ({ name, value: now, options, words }) =>
        `${name} = ${now.replaceAll('\n', ', ') || '(nothing)'}\n    ${words}${options ? options.map((one) => `\n    ${one.value}: ${one.words}`).join('') : ': one a line'}`,
    )
    return { lines, value }
  },
  async set([name = '', ...given]) {
    const { value } = await setSetting('console', { name, value: given.join('\n') }, new Date())
    return { lines: [`${name} = ${Array.isArray(value) ? value.join(', ') : value}`], value: { name, value } }
  },
  async members([words = '']) {
    const value = await findMembers(words)
    const lines = value.map(({ handle, name, email, role, joinedAt, suspendedUntil }) =>
      [
        handle,
        name,
        email ?? '(no address)',
        role,
        `since ${day(joinedAt)}`,
        ...(suspendedUntil
          ? [
              isForGood(new Date(suspendedUntil))
                ? 'suspended for good'
                : `suspended until ${day(suspendedUntil)}`,
            ]
          : []),
      ].join('\t'),
    )
    return { lines, value }
  },
  async role([handle, role]) {
    const value = checked(siteRoleInput, { handle, role })
    await setSiteRole('console', value, new Date())
    return { lines: [`${value.handle} is ${value.role} now, and signed out everywhere.`], value }
  },
  async sessions([handle = '']) {
    const value = await endSessions('console', handle.toLowerCase(), new Date())
    return { lines: [`${value.handle} is signed out on ${value.ended} devices.`], value }
  },
  async suspend([handle], { days, reason }) {
    const value = checked(suspendInput, { handle, days, reason })
    await suspendMember('console', value, new Date())
    const span = value.days === null ? 'for good' : `for ${value.days} days`
    return { lines: [`${value.handle} is suspended ${span}.`], value }
  },
  async lift([handle], { reason }) {
    const value = checked(liftInput, { handle, reason })
    await liftSuspension('console', value, new Date())
    return { lines: [`${value.handle} can write again.`], value }
  },
  async merge([old = '', kept = ''], { reason, confirm }) {
    const [handle, into] = [old.toLowerCase(), kept.toLowerCase()]
    if (confirm === '') return foretell(handle, into)
    const value = checked(mergeInput, { handle, into, confirm, reason })
    await mergeMembers('console', value, new Date())
    return { lines: [`“${handle}” is part of “${into}” now, and leads there.`], value: { handle, into } }
  },
  async export([handle = '']) {
    const id = await findMemberId(handle.toLowerCase())
    if (id === null) throw new Failure(`There is no member “${handle}”.`)
    const value = {
      format: 'doublecrux.person/1',
      taken_at: new Date().toISOString(),
      ...(await readEverything(id)),
    }
    return { lines: [JSON.stringify(value, null, 2)], value }
  },
}

/** What merging would do, without doing it. */
async function foretell(handle: string, into: string): Promise<Told> {
  const value = await readMerge(handle, into, null)
  if (!value) throw new Failure(`There is no member “${handle}”, or none “${into}”.`)
  if (value.whyNot !== null) throw new Failure(value.whyNot)
  const line = ({ words, count }: { words: string; count: number }) => `  ${count}\t${words}`
  return {
    lines: [
      `What would come from “${handle}” to “${into}”:`,
      ...value.moving.map(line),
      'What would end:',
      ...value.ending.map(line),
      `Nothing is done yet, and it cannot be undone. To do it: --confirm ${handle} --reason "WHY"`,
    ],
    value,
  }
}

function checked<S extends z.ZodType>(schema: S, given: unknown): z.output<S> {
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  const [first] = parsed.error.issues
  throw new Failure(`${String(first?.path[0] ?? 'That')}: ${first?.message ?? 'is not right'}.`)
}

runScript(async ({ command, words, days, reason, confirm, json }: Wanted) => {
  const run = COMMANDS[command]
  if (!run) throw new Failure(`There is no command ${JSON.stringify(command)}: --help shows what there is.`)
  try {
    const { lines, value } = await run(words, { days, reason, confirm })
    await write(json ? `${JSON.stringify(value, null, 2)}\n` : lines.map((line) => `${line}\n`).join(''))
    return 0
  } catch (error) {
    if (error instanceof Refusal) throw new Failure(error.message)
    throw error
  }
})
