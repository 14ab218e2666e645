import { step } from '@/scripts/lib/progress.mjs'
import { type Listening, measureListening } from '../live/listening'
import { startForum } from '../support/server'
import { count, figure, table } from '../table'
import { measureWriting, type WritingPlan, type WritingRow } from './load'
import { setWritingStage } from './stage'

export type Writing = { load: WritingRow[]; live: Listening }

const FULL: WritingPlan & { listeners: number; comments: number } = {
  ...{ connections: [10, 50], rounds: 3, seconds: 5 },
  ...{ listeners: 1000, comments: 40 },
}
const QUICK: typeof FULL = { ...FULL, connections: [10], rounds: 1, seconds: 3, comments: 10 }

/** Votes and replies beside PostgreSQL itself, and what a thousand open pages cost. Under four minutes. */
export async function benchWriting(isQuick: boolean): Promise<Writing> {
  const plan = isQuick ? QUICK : FULL
  const stage = await setWritingStage()
  const load = await step('Voting and replying', (report) => measureWriting(stage, plan, report))
  // A fresh server: one that has just done so much has memory to spare that open pages would seem to need none of.
  await stage.server.stop()
  const fresh = await startForum(stage.url)
  const live = await step('Listening', () => measureListening([fresh], stage.url, { ...plan, everyMs: 400 }))
  return { load, live }
}

export const writingInWords = ({ load, live }: Writing): string =>
  [
    '## Writing under load',
    table(
      ['what', 'sessions', 'a second', 'median', 'p99', 'CPU', 'bytes', 'floor', 'share', 'aim'],
      load.map((row) => [
        row.what,
        count(row.connections),
        figure(row.rate),
        figure(row.median),
        figure(row.p99),
        figure(row.cpu),
        figure(row.bytes),
        row.floor === null ? '' : figure(row.floor),
        row.share === null ? '' : row.share.toFixed(2),
        row.share === null ? '' : `0.33 ${row.share >= 1 / 3 ? '✓' : '✗'}`,
      ]),
    ),
    `The floor is the same transaction by ${load.find(({ floorBy }) => floorBy !== null)?.floorBy ?? '?'}, over as many connections: without HTTP, sessions and groups. Bytes are all that goes over the wire for one, headers and both ways; a vote's aim is under 2,000.`,
    `## While ${count(live.listeners)} pages are open on the thread`,
    table(
      ['what', 'median', 'p99', 'most', 'aim'],
      [
        [
          'a vote, until it is answered',
          figure(live.vote.median),
          figure(live.vote.p99),
          figure(live.vote.most),
          '',
        ],
        [
          'a reply, until it is answered',
          figure(live.reply.median),
          figure(live.reply.p99),
          figure(live.reply.most),
          '',
        ],
        [
          'a comment, from the press until a page has it',
          figure(live.fromPress.median),
          figure(live.fromPress.p99),
          figure(live.fromPress.most),
          `all within 1,000 ${live.fromPress.most < 1000 && live.unheard === 0 ? '✓' : '✗'}`,
        ],
        [
          'memory of the open pages, MB: at rest, and at most',
          figure(live.restMb),
          '',
          figure(live.mostMb),
          `under 300 ${live.mostMb < 300 ? '✓' : '✗'}`,
        ],
      ],
    ),
    `Never heard: ${live.unheard}; lines lost: ${live.lost}. One comment told to all takes the server ${figure(live.cpuMs)} ms of processor time, with what is voted meanwhile.`,
  ].join('\n\n')
