import { slugOf } from '../data/fill'
import { startClient } from '../support/load'
import type { Server } from '../support/server'
import type { Plan } from './load'
import { medianOf } from './load'

/** What a page costs the server, rendered anew each time; milliseconds of processor time for one. */
export type Cost = { name: string; cpu: number; rate: number }

/**
 * How the cost grows: with the comments of the thread, and with the threads beside it in the database. `crowded` and
 * `alone` are the forum without shared caches, on a database with and without ten thousand other threads.
 */
export async function measureCosts(
  { crowded, alone }: { crowded: Server; alone: Server },
  sizes: readonly number[],
  { rounds, patience }: Plan,
): Promise<Cost[]> {
  const measure = startClient(patience)
  const cells = [
    ...sizes.map((size) => ({
      name: `thread of ${size} comments`,
      server: crowded,
      path: `/threads/${slugOf(size)}`,
    })),
    {
      name: 'thread of 1000 comments, no other threads',
      server: alone,
      path: `/threads/${slugOf(1000)}`,
    },
    { name: 'home page, 10,000 threads', server: crowded, path: '/' },
    { name: 'home page, hardly any', server: alone, path: '/' },
  ].map((cell) => ({ ...cell, seen: [] as Awaited<ReturnType<typeof measure>>[] }))
  for (let round = 0; round < rounds; round++)
    for (const { server, path, seen } of cells)
      seen.push(
        await measure(server, { paths: [path], headers: { 'accept-encoding': 'identity' }, connections: 4 }),
      )
  return cells.map(({ name, seen }) => {
    const { cpu, rate } = medianOf(seen)
    return { name, cpu, rate }
  })
}
