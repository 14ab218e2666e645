import { When } from '@/components/ui/when'
import { wordDiff } from '@/lib/text/difference'

/** A version of a text, with what stands around it: its title, its claim. */
type Version = { body: string; at: number; lines?: Readonly<Record<string, string>> }

/** What changed between a text's versions, newest change first. */
export function EditHistory({ texts }: { texts: readonly Version[] }) {
  if (texts.length < 2) return <p className="empty">This text has not been edited.</p>
  const steps = texts.slice(1).map((text, i) => ({ ...text, before: texts[i], number: i + 1 }))
  return steps.reverse().map(({ body, lines = {}, before, at, number }) => (
    <section key={number} className="edit">
      <h2>
        Edit {number} <When at={at} />
      </h2>
      {Object.entries(lines)
        .filter(([name, line]) => line !== (before?.lines?.[name] ?? ''))
        .map(([name, line]) => (
          <div key={name} className="edit-line">
            <h3>{name}</h3>
            <Changes before={before?.lines?.[name] ?? ''} after={line} />
          </div>
        ))}
      {body !== before?.body && <Changes before={before?.body ?? ''} after={body} />}
    </section>
  ))
}

function Changes({ before, after }: { before: string; after: string }) {
  const changes = wordDiff(before, after)
  return (
    <div className="diff">
      {changes.map(({ kind, text }, i) => {
        const key = `${i}`
        if (kind === 'added') return <ins key={key}>{text}</ins>
        if (kind === 'removed') return <del key={key}>{text}</del>
        return <Unchanged key={key} text={text} isFirst={i === 0} isLast={i === changes.length - 1} />
      })}
    </div>
  )
}

/** So much of what stayed the same stands around a change. */
const AROUND = 180
const LONG = 600

/** A long stretch that stayed the same is closed, but for what stands next to a change. */
function Unchanged({ text, isFirst, isLast }: { text: string; isFirst: boolean; isLast: boolean }) {
  if (text.length < LONG) return <span>{text}</span>
  const from = isFirst ? 0 : text.indexOf(' ', AROUND) + 1
  const to = isLast ? text.length : text.lastIndexOf(' ', text.length - AROUND)
  const middle = text.slice(from, to)
  return (
    <>
      <span>{text.slice(0, from).trimEnd()}</span>
      <details>
        <summary>{middle.trim().split(/\s+/).length} words as before</summary>
        {middle.trim()}
      </details>
      <span>{text.slice(to).trimStart()}</span>
    </>
  )
}
