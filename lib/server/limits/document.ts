import * as accounts from '@/lib/accounts/limits'
import { COMMENT_LIMITS } from '@/lib/comments/limits'
import * as claims from '@/lib/cruxes/claims/limits'
import { PROPOSALS_A_DAY } from '@/lib/cruxes/policy'
import * as rooms from '@/lib/cruxes/rooms/limits'
import * as stances from '@/lib/cruxes/stances/limits'
import * as talk from '@/lib/cruxes/talk/limits'
import * as groups from '@/lib/groups/limits'
import * as reports from '@/lib/moderation/reports/limits'
import { REACTIONS_AN_HOUR } from '@/lib/reactions/policy'
import * as sessions from '@/lib/sessions/limits'
import { THREAD_LIMITS } from '@/lib/threads/limits'
import { spanInWords } from '@/lib/time/span'
import { VOTE_LIMITS } from '@/lib/votes/policy'
import type { LimitRule } from '../rate-limit'

/** Everything that is counted by tries: per member, network, device or address, as its name says. */
export const RULES: readonly LimitRule[] = [accounts, sessions, groups, claims, stances, talk, rooms, reports]
  .flatMap((module) => Object.values<LimitRule>(module))
  .toSorted((one, other) => one.name.localeCompare(other.name))

const span = (seconds: number): string => spanInWords(0, seconds * 1000)

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

/** docs/limits.md: how often anything may be done, from the very data that is enforced. */
export function limitsDocument(): string {
  const conduct = [...COMMENT_LIMITS, ...THREAD_LIMITS].map(({ because, most, seconds }) => [
    because,
    `${most} in ${span(seconds)}`,
  ])
  const counts = [
    ...VOTE_LIMITS.map(({ rule, most }) => [rule, String(most)]),
    ['reactions an hour', String(REACTIONS_AN_HOUR)],
    ['cruxes proposed a day in one thread', String(PROPOSALS_A_DAY)],
  ]
  const tries = RULES.map(({ name, words, burst, forget, firstWait, longestWait }) => [
    `\`${name}\``,
    words,
    String(burst),
    `every ${span(forget)}`,
    `${span(firstWait)}, doubling to ${span(longestWait)}`,
  ])
  return `# Limits

How often anything may be done (\`npm run permissions\` writes this file; a test compares). Limits look at conduct and at how long somebody has been
here, and never at whether others agree with them. They are kept in PostgreSQL, so that all nodes count as one. Whoever is refused is told by which
rule, and until when.

## By conduct

For comments and threads. Not for those who keep order; a site can do without (\`commentLimits\`).

${table(['who is refused reads', 'how often'], conduct)}

## By number

${table(['what', 'at most'], counts)}

## By tries

So many tries go through at once; then each is followed by a wait, which doubles. Tries are forgotten one by one. What is counted together is what one
person controls: a member, a network, a device, an address.

${table(['name', 'who is refused reads', 'at once', 'one is forgotten', 'wait'], tries)}
`
}
