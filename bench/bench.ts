import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import { inRoot, ROOT } from '@/scripts/lib/paths.mjs'
import { step } from '@/scripts/lib/progress.mjs'
import { measureCruxes } from './cruxes/measure'
import { measureInBrowser } from './reading/browser'
import { measureCosts } from './reading/costs'
import { measureReading, type Plan } from './reading/load'
import { cruxesInWords, inWords, machineInWords, type Results } from './report'
import { setStage } from './stage'
import { benchWriting, writingInWords } from './writing/run'

const FULL: Plan & { loads: number } = {
  sizes: [1000, 10_000],
  connections: [1, 10, 50],
  rounds: 5,
  patience: { ms: 1000, least: 2, mostMs: 6000 },
  loads: 5,
}
const QUICK: typeof FULL = {
  ...FULL,
  sizes: [1000],
  connections: [10],
  rounds: 1,
  patience: { ms: 700, least: 1, mostMs: 3000 },
  loads: 1,
}

/** The parts of reading; writing and cruxes have databases and reports of their own. */
const READING = ['load', 'costs', 'browser'] as const
export const PARTS = [...READING, 'writing', 'cruxes'] as const
export type Part = (typeof PARTS)[number]

/** Measure, print, and write down: the whole of it alone is worth keeping, a quick look is not. */
export async function bench({
  isQuick,
  parts,
  asJson,
}: {
  isQuick: boolean
  parts: readonly Part[]
  asJson: boolean
}): Promise<void> {
  const reading = READING.filter((part) => parts.includes(part))
  if (reading.length > 0) await benchReading({ isQuick, parts: reading, asJson })
  if (parts.includes('cruxes')) await benchCruxes({ isQuick, asJson })
  if (!parts.includes('writing')) return
  const { date, commit, machine } = about()
  const results = { date, commit, machine, node: process.versions.node, ...(await benchWriting(isQuick)) }
  const words = `# Writing: ${date}, commit ${commit}\n\n${machineInWords(results)} Times in milliseconds, medians over the rounds.\n\n${writingInWords(results)}`
  process.stdout.write(asJson ? `${JSON.stringify(results, null, 2)}\n` : `${words}\n`)
  if (!isQuick) keep('writing', results, words)
}

async function benchReading({
  isQuick,
  parts,
  asJson,
}: {
  isQuick: boolean
  parts: readonly Part[]
  asJson: boolean
}): Promise<void> {
  const plan = isQuick ? QUICK : FULL
  const costSizes = [...new Set([100, 1000, ...plan.sizes])]
  const servers = await setStage(costSizes)
  const results: Results = { ...about(), node: process.versions.node }
  if (parts.includes('load'))
    results.load = await step('Loading the servers', (report) => measureReading(servers, plan, report))
  if (parts.includes('costs'))
    results.costs = await step('Measuring what a page costs', () =>
      measureCosts({ crowded: servers.uncached, alone: servers.alone }, costSizes, plan),
    )
  if (parts.includes('browser'))
    results.browser = await step('Reading in Chromium', (report) =>
      measureInBrowser(servers.kept.url, plan.sizes, plan.loads, report),
    )
  const words = inWords(results)
  process.stdout.write(asJson ? `${JSON.stringify(results, null, 2)}\n` : `${words}\n`)
  if (!isQuick && parts.length === READING.length) keep('reading', results, words)
}

async function benchCruxes({ isQuick, asJson }: { isQuick: boolean; asJson: boolean }): Promise<void> {
  const rows = await step('Measuring cruxes', () => measureCruxes())
  // Two cores that others use as well say little by themselves: so the results say how busy they were.
  const load = Math.round(os.loadavg()[1] ?? 0)
  const results = { ...about(), node: process.versions.node, load, rows }
  const words = cruxesInWords(results)
  process.stdout.write(asJson ? `${JSON.stringify(results, null, 2)}\n` : `${words}\n`)
  if (!isQuick) keep('cruxes', results, words)
}

function keep(name: string, results: object, words: string): void {
  mkdirSync(inRoot('bench/results'), { recursive: true })
  writeFileSync(inRoot(`bench/results/${name}.json`), `${JSON.stringify(results, null, 2)}\n`)
  writeFileSync(inRoot(`bench/results/${name}.md`), `${words}\n`)
}

/** When and what was measured, and the machine by its cores and memory alone. */
function about(): Pick<Results, 'date' | 'commit' | 'machine'> {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).trim()
  const isClean = git('status', '--porcelain', '--', '.', ':!bench/results') === ''
  return {
    date: new Date().toISOString().slice(0, 10),
    commit: `${git('rev-parse', '--short', 'HEAD')}${isClean ? '' : ' with changes'}`,
    machine: { cores: os.cpus().length, memoryGb: Math.round(os.totalmem() / 2 ** 30) },
  }
}
