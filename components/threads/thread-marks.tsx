import { typeset } from '@/lib/text/typeset'
import { exactTime } from '@/lib/time/age'
import { spanInWords } from '@/lib/time/span'

type Marks = {
  lock: { until: number | null; reason: string } | null
  slowSeconds: number | null
  approvesFirst: boolean
  isPinned: boolean
  isCurated: boolean
}

/** What moderators have set on this thread: whoever wants to write knows before they begin. */
export function ThreadMarksNote({ slug, marks }: { slug: string; marks: Marks | null }) {
  if (!marks) return null
  const { lock, slowSeconds, approvesFirst, isPinned, isCurated } = marks
  const sentences = [
    lock && `Locked${lock.until === null ? '' : ` until ${exactTime(lock.until)}`}: ${lock.reason}`,
    slowSeconds !== null && `In slow mode: one comment a member every ${spanInWords(0, slowSeconds * 1000)}.`,
    approvesFirst && 'First comments of new members are looked at before they show.',
    isPinned && 'Pinned.',
    isCurated && 'Curated: the moderators think it worth everybody’s time.',
  ].filter((one) => one !== false && one !== null)
  if (sentences.length === 0) return null
  return (
    <p className="aside-note marks-note">
      {sentences.map((sentence) => (
        <span key={sentence}>{sentence} </span>
      ))}
      <a href={`/log?thread=${slug}`}>In the log</a>
    </p>
  )
}

type Marked = { slug: string; title: string }

/** Above the lists of threads: what moderators have pinned, and what they think worth everybody's time. */
export function MarkedThreads({
  pinned,
  curated,
}: {
  pinned: readonly Marked[]
  curated: readonly Marked[]
}) {
  if (pinned.length + curated.length === 0) return null
  return (
    <aside className="marked" aria-label="Pinned and curated">
      <List words="Pinned" threads={pinned} />
      <List words="Curated" threads={curated} />
    </aside>
  )
}

function List({ words, threads }: { words: string; threads: readonly Marked[] }) {
  if (threads.length === 0) return null
  return (
    <dl>
      <dt>{words}</dt>
      {threads.map(({ slug, title }) => (
        <dd key={slug}>
          <a href={`/threads/${slug}`}>{typeset(title)}</a>
        </dd>
      ))}
    </dl>
  )
}
