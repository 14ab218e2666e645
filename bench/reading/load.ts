import type { Report } from '@/scripts/lib/progress.mjs'
import { type Figures, type Measure, type Patience, startClient } from '../support/load'
import type { Server } from '../support/server'
import { median } from '../support/statistics'
import { type Servers, TARGETS, targetsFor } from './targets'

export type Row = Figures & {
  target: string
  name: string
  size: number
  connections: number
  /** Bytes before compression; null where there is nothing but compressed bytes. */
  raw: number | null
  /** Of the rate of the bare server it is held against, in the same round; the median over rounds. */
  share: number | null
  aim: number | null
}

export type Plan = {
  sizes: readonly number[]
  connections: readonly number[]
  rounds: number
  patience: Patience
}

type Cell = { target: string; name: string; size: number; server: Server; path: string; encoding: string }

const WARM_UP_CONNECTIONS = 10

/** Ask one server after the other, round after round, so that what else the machine does hits all alike. */
export async function measureReading(servers: Servers, plan: Plan, report: Report): Promise<Row[]> {
  const measure = startClient(plan.patience)
  const cells = plan.sizes.flatMap((size) => cellsOf(servers, size))
  // V8 compiles what is used often, and a forum's pages are.
  for (const cell of cells) await ask(measure, cell, WARM_UP_CONNECTIONS)
  const rows: Row[] = []
  for (const [i, connections] of plan.connections.entries()) {
    const seen = await askAll(measure, cells, connections, plan.rounds, (done, total) =>
      report({ done: i * total + done, total: plan.connections.length * total }),
    )
    for (const cell of cells) rows.push(await rowOf(cell, connections, seen))
  }
  return rows
}

const cellsOf = (servers: Servers, size: number): Cell[] =>
  targetsFor(size).map(([target, { name, on, path, encoding }]) => ({
    target,
    name,
    size,
    server: servers[on],
    path: path(size),
    encoding,
  }))

const ask = (measure: Measure, { server, path, encoding }: Cell, connections: number): Promise<Figures> =>
  measure(server, { paths: [path], headers: { 'accept-encoding': encoding }, connections })

async function askAll(
  measure: Measure,
  cells: readonly Cell[],
  connections: number,
  rounds: number,
  report: (done: number, total: number) => void,
): Promise<Map<Cell, Figures[]>> {
  const seen = new Map(cells.map((cell): [Cell, Figures[]] => [cell, []]))
  for (let round = 0; round < rounds; round++) {
    const first = round % cells.length // nobody always comes after the same one
    for (const [i, cell] of [...cells.slice(first), ...cells.slice(0, first)].entries()) {
      seen.get(cell)?.push(await ask(measure, cell, connections))
      report(round * cells.length + i + 1, rounds * cells.length)
    }
  }
  return seen
}

async function rowOf(cell: Cell, connections: number, seen: ReadonlyMap<Cell, Figures[]>): Promise<Row> {
  const { target, name, size } = cell
  const against = TARGETS[target]?.against
  const other = [...seen.keys()].find((one) => one.size === size && one.target === against?.target)
  const ours = seen.get(cell) ?? []
  const theirs = (other && seen.get(other)) ?? []
  return {
    target,
    name,
    size,
    connections,
    ...medianOf(ours),
    raw: await rawLength(cell),
    share: against ? median(ours.map(({ rate }, round) => rate / (theirs[round]?.rate ?? Number.NaN))) : null,
    aim: against?.aim ?? null,
  }
}

/** Figure by figure: a round that something else on the machine disturbed falls out. */
export function medianOf(all: readonly Figures[]): Figures {
  const of = (key: keyof Figures) => median(all.map((one) => one[key]))
  return {
    rate: of('rate'),
    median: of('median'),
    p99: of('p99'),
    cpu: of('cpu'),
    rss: of('rss'),
    bytes: of('bytes'),
  }
}

async function rawLength({ server, path }: Cell): Promise<number | null> {
  const response = await fetch(server.url + path, { headers: { 'accept-encoding': 'identity' } })
  await response.arrayBuffer()
  return response.headers.has('content-encoding') ? null : Number(response.headers.get('content-length'))
}
