import { slugOf } from '../data/fill'
import type { Server } from '../support/server'

/** The servers of one run. `kept` is the forum as it is, `uncached` the same with every shared cache bypassed. */
export type Servers = Record<'kept' | 'uncached' | 'bytes' | 'join', Server>

type Target = {
  name: string
  on: keyof Servers
  path(size: number): string
  encoding: 'br' | 'identity'
  /** The bare server that this one is held against, and the share of its rate that we aim at. */
  against?: { target: string; aim: number }
  /** Says nothing new for a thread that fits one page. */
  isForLongOnly?: true
}

const page = (size: number) => `/threads/${slugOf(size)}`
const bare = (size: number) => `/${slugOf(size)}`
/** A page shows no more than this, and the whole of a shorter thread (lib/comments/window). */
const PAGE = 1000

/** Everything that is asked for under load, by the letters of the specification. */
export const TARGETS: Record<string, Target> = {
  a: {
    name: 'thread page, signed out',
    on: 'kept',
    path: page,
    encoding: 'br',
    against: { target: 'd', aim: 0.5 },
  },
  'b plain': {
    name: 'thread page, no shared cache, not compressed',
    on: 'uncached',
    path: page,
    encoding: 'identity',
    against: { target: 'e plain', aim: 0.5 },
  },
  'b br': {
    name: 'thread page, no shared cache, Brotli',
    on: 'uncached',
    path: page,
    encoding: 'br',
    against: { target: 'e br', aim: 0.5 },
  },
  c: { name: 'JSON document', on: 'kept', path: (size) => `/api${page(size)}`, encoding: 'br' },
  d: { name: 'bare Node, the bytes of (a)', on: 'bytes', path: bare, encoding: 'br' },
  'e plain': {
    name: 'bare Node, one select and a join, not compressed',
    on: 'join',
    path: (size) => `${bare(size)}?limit=${Math.min(size, PAGE)}`,
    encoding: 'identity',
  },
  'e br': {
    name: 'bare Node, one select and a join, Brotli',
    on: 'join',
    path: (size) => `${bare(size)}?limit=${Math.min(size, PAGE)}`,
    encoding: 'br',
  },
  'e whole': {
    name: 'bare Node, one select and a join, the whole thread at once',
    on: 'join',
    path: (size) => `${bare(size)}?limit=${size}`,
    encoding: 'identity',
    isForLongOnly: true,
  },
}

export const targetsFor = (size: number): [string, Target][] =>
  Object.entries(TARGETS).filter(([, { isForLongOnly }]) => size > PAGE || !isForLongOnly)
