import { dictionary } from '@zxcvbn-ts/language-common'
import { Refusal } from '@/lib/access/refusal'
import { judgePassword, type Rank, SHORTEST_PASSWORD } from '@/lib/accounts/password-strength'

let ranks: Map<string, number> | undefined

/** The 49,000 passwords that people use most, from breaches, by zxcvbn-ts (MIT licence). Taken apart when first asked: 30 ms. */
function ranksOf(): Map<string, number> {
  ranks ??= new Map(
    (dictionary['passwords-common'] as string[])
      .map((word, i) => [word.toLowerCase(), i + 1] as const)
      .reverse(),
  )
  return ranks
}
const rank: Rank = (word) => ranksOf().get(word) ?? null

/** Refuse a password that would be guessed, and say what would be better. `own`: what is publicly known of the person. */
export function requireStrong(password: string, own: readonly string[]): void {
  const { problem } = judgePassword(password, own, rank)
  const isListed =
    password.length >= SHORTEST_PASSWORD && rank(password.normalize('NFKC').toLowerCase()) !== null
  const words = isListed ? 'This password is on the lists that are tried first: choose another.' : problem
  if (words) throw new Refusal('invalid', words, null, 'password')
}
