import type { Seen } from './reading/browser'
import type { Cost } from './reading/costs'
import type { Row } from './reading/load'

export type Results = {
  date: string
  commit: string
  machine: { cores: number; memoryGb: number }
  node: string
  load?: Row[]
  costs?: Cost[]
  browser?: Seen[]
}

/** The results as a page of Markdown, for a terminal and for bench/results alike. */
export function inWords(results: Results): string {
  const { date, commit, machine, node, load = [], costs, browser } = results
  const sizes = [...new Set(load.map(({ size }) => size))]
  return [
    `# Reading: ${date}, commit ${commit}`,
    `${machine.cores} cores, ${machine.memoryGb} GB of memory, shared by the server, PostgreSQL and the load generator; Node ${node}. Times in milliseconds, medians over the rounds.`,
    ...sizes.flatMap((size) => [`## A thread of ${count(size)} comments under load`, loadTable(load, size)]),
    ...(costs ? ['## What a page costs, rendered anew each time', costTable(costs)] : []),
    ...(browser ? ['## In Chromium', browserTable(browser)] : []),
  ].join('\n\n')
}

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

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((name, i) => Math.max(name.length, ...rows.map((row) => row[i]?.length ?? 0), 3))
  const isNumber = head.map((_, i) => rows.every((row) => /^[\d,.-]*( .)?$/.test(row[i] ?? '')))
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, i) => (isNumber[i] ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0))).join(' | ')} |`
  const rule = `|${widths.map((width, i) => '-'.repeat(width + 1) + (isNumber[i] ? ':' : '-')).join('|')}|`
  return [line(head), rule, ...rows.map(line)].join('\n')
}

const count = (n: number): string => n.toLocaleString('en-GB')

/** Three digits that matter; more would be noise. */
function figure(n: number): string {
  if (!Number.isFinite(n)) return '?'
  return n >= 100 ? count(Math.round(n)) : n >= 10 ? n.toFixed(1) : n.toFixed(2)
}
