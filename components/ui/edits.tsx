import { When } from '@/components/ui/when'
import { wordDiff } from '@/lib/text/difference'

/** What changed between a text's versions, newest change first. */
export function EditHistory({ texts }: { texts: readonly { body: string; at: number }[] }) {
  if (texts.length < 2) return <p className="empty">This text has not been edited.</p>
  const steps = texts.slice(1).map((text, i) => ({ ...text, before: texts[i]?.body ?? '', number: i + 1 }))
  return steps.reverse().map(({ body, before, at, number }) => (
    <section key={number}>
      <h2 className="byline">
        Edit {number}, <When at={at} />
      </h2>
      <p className="diff">
        {wordDiff(before, body).map(({ kind, text }, i) => {
          const key = `${number}-${i}`
          if (kind === 'added') return <ins key={key}>{text}</ins>
          if (kind === 'removed') return <del key={key}>{text}</del>
          return <span key={key}>{text}</span>
        })}
      </p>
    </section>
  ))
}
