import type { CruxRow } from './cruxes/measure'
import type { Seen } from './reading/browser'
import type { Cost } from './reading/costs'
import type { Row } from './reading/load'
import { count, figure, table } from './table'

export type Results = {
  date: string
  commit: string
  machine: { cores: number; memoryGb: number }
  node: string
  load?: Row[]
  costs?: Cost[]
  browser?: Seen[]
}

/** What cruxes cost, as a page of Markdown. */
export function cruxesInWords({
  date,
  commit,
  machine,
  node,
  load,
  rows,
}: Omit<Results, 'load' | 'costs' | 'browser'> & { load: number; rows: readonly CruxRow[] }): string {
  return [
    `# Cruxes: ${date}, commit ${commit}`,
    `${machine.cores} cores, ${machine.memoryGb} GB of memory, shared by the server, PostgreSQL and the browser; Node ${node}. Times in milliseconds; ${load} programs wanted the cores at a time. Pages are made anew each time.`,
    table(
      ['what', 'median', 'p99', 'aim'],
      rows.map(({ what, median, p99, aim }) => [
        what,
        figure(median),
        figure(p99),
        aim === null ? '' : `${count(aim)} ${median <= aim ? '✓' : '✗'}`,
      ]),
    ),
  ].join('\n\n')
}

/** The results as a page of Markdown, for a terminal and for bench/results alike. */
export function inWords(results: Results): string {
  const { date, commit, machine, node, load = [], costs, browser } = results
  const sizes = [...new Set(load.map(({ size }) => size))]
  return [
    `# Reading: ${date}, commit ${commit}`,
    `${machineInWords({ machine, node })} Times in milliseconds, medians over the rounds.`,
    ...sizes.flatMap((size) => [`## A thread of ${count(size)} comments under load`, loadTable(load, size)]),
    ...(costs ? ['## What a page costs, rendered anew each time', costTable(costs)] : []),
    ...(browser ? ['## In Chromium', browserTable(browser)] : []),
  ].join('\n\n')
}

export const machineInWords = ({ machine, node }: Pick<Results, 'machine' | 'node'>): string =>
  `${machine.cores} cores, ${machine.memoryGb} GB of memory, shared by the server, PostgreSQL and the load generator; Node ${node}.`

const loadTable = (rows: readonly Row[], size: number): string =>
  table(
    ['', 'what', 'conn.', 'req/s', 'median', 'p99', 'CPU/req', 'kB', 'kB raw', 'RSS MB', 'share', 'aim'],
    rows
      .filter((row) => row.size === size)
      .map((row) => [
        row.target,
        row.name,
        count(row.connections),
        figure(row.rate),
        figure(row.median),
        figure(row.p99),
        figure(row.cpu),
        figure(row.bytes / 1000),
        row.raw === null ? '' : figure(row.raw / 1000),
        figure(row.rss / 1e6),
        row.share === null ? '' : row.share.toFixed(2),
        row.aim === null ? '' : `${row.aim.toFixed(2)} ${(row.share ?? 0) >= row.aim ? '✓' : '✗'}`,
      ]),
  )

const costTable = (costs: readonly Cost[]): string =>
  table(
    ['what', 'CPU/req', 'req/s at 4 connections'],
    costs.map(({ name, cpu, rate }) => [name, figure(cpu), figure(rate)]),
  )

const browserTable = (all: readonly Seen[]): string =>
  table(
    [
      'comments',
      'first byte',
      'largest paint',
      'blocked',
      'script kB',
      'elements',
      'collapse 300',
      'expand 300',
    ],
    all.map((seen) => [
      count(seen.size),
      figure(seen.firstByte),
      figure(seen.largestPaint),
      figure(seen.blocked),
      figure(seen.script / 1000),
      count(seen.elements),
      figure(seen.collapse),
      figure(seen.expand),
    ]),
  )
