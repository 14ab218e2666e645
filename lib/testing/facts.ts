import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'

type FactsOfComment = {
  id: string
  parent: string | null
  by: string
  size: 'short' | 'medium' | 'long'
  flags?: ('retracted' | 'deleted' | 'edited' | 'edited_post' | 'automatic' | 'on_behalf_of')[]
  karma?: number
  agreement?: number
  af_karma?: number
  on_behalf_of?: string
}

type FactsOfCrux = {
  id: string
  statement: string
  kind: string
  status: 'open' | 'double' | 'resolved' | 'dissolved'
  outcome?: string
  /** Comments, `post`, or people. */
  sides: { for: string[]; against: string[] }
  depends_on?: string[]
}

/** What is known of a mirrored discussion: its tree, its figures, and what it turns on. */
export type Facts = {
  thread: string
  kind: string
  by: string
  main_claim: string
  site?: string
  crossposted_from?: string
  karma?: number
  reactions?: number
  media?: { type: string; duration_minutes?: number; recorded?: string; speakers: string[] }
  at_least?: { turns: number; words: number; highlights?: number }
  headings?: string[]
  comments?: FactsOfComment[]
  /** The source had none; the mirror brings a discussion of its own. */
  invited_comments?: { count: number; levels: number }
  cruxes: FactsOfCrux[]
}

const FOLDER = 'prisma/seed/facts'

/** The facts that prisma/seed/threads is held to, of every mirrored thread. */
export const readFacts = (): Facts[] =>
  readdirSync(FOLDER)
    .sort()
    .map((file) => parse(readFileSync(`${FOLDER}/${file}`, 'utf8')) as Facts) // written by us, for these tests
