import type { z } from 'zod'
import { isForGood } from '@/lib/access/decision'
import { Refusal } from '@/lib/access/refusal'
import { readEverything } from '@/lib/accounts/queries'
import { endSessions, liftSuspension, setSetting, setSiteRole, suspendMember } from '@/lib/admin/commands'
import { findMemberId, findMembers, readSettings } from '@/lib/admin/queries'
import { liftInput, siteRoleInput, suspendInput } from '@/lib/admin/schema'
import { Failure } from './lib/failure.mjs'
import { runScript, write } from './lib/script'

type Wanted = { command: string; words: string[]; days: string; reason: string; json: boolean }
/** What was found or done: as lines for people, or as JSON. */
type Told = { lines: string[]; value: unknown }

const day = (at: number): string => new Date(at).toISOString().slice(0, 10)

const COMMANDS: Record<
  string,
  (words: string[], options: { days: string; reason: string }) => Promise<Told>
> = {
  async settings() {
    const value = await readSettings()
    const lines = value.map(
      ({ name, value: now, options, words }) =>
        `${name} = ${now.replaceAll('\n', ', ') || '(nothing)'}\n    ${words}${options ? `: ${options.join(' or ')}` : ''}`,
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

function checked<S extends z.ZodType>(schema: S, given: unknown): z.output<S> {
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  const [first] = parsed.error.issues
  throw new Failure(`${String(first?.path[0] ?? 'That')}: ${first?.message ?? 'is not right'}.`)
}

runScript(async ({ command, words, days, reason, json }: Wanted) => {
  const run = COMMANDS[command]
  if (!run) throw new Failure(`There is no command ${JSON.stringify(command)}: --help shows what there is.`)
  try {
    const { lines, value } = await run(words, { days, reason })
    await write(json ? `${JSON.stringify(value, null, 2)}\n` : lines.map((line) => `${line}\n`).join(''))
    return 0
  } catch (error) {
    if (error instanceof Refusal) throw new Failure(error.message)
    throw error
  }
})
