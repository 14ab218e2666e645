import { PersonLink } from '@/components/people/person-link'
import { When } from '@/components/ui/when'
import { type LogItem, sentenceOf, whoDecided } from '@/lib/moderation/log/view'

/** Decisions, newest first; each leads to its own page. */
export function LogList({ items, now }: { items: readonly LogItem[]; now: number }) {
  return (
    <ol className="log" aria-label="Decisions">
      {items.map((item) => (
        <li key={item.id} className={item.undone ? 'is-undone' : undefined}>
          <LogSentence item={item} />
          {item.reason !== null && <p className="why">{item.reason}</p>}
          <p className="facts">
            <a href={`/log/${item.id}`} aria-label={`Decision ${item.id}`}>
              №&thinsp;{item.id}
            </a>
            <When at={item.at} now={now} />
            {item.undone && (
              <a href={`/log/${item.undone.id}`}>
                taken back <When at={item.undone.at} now={now} />
              </a>
            )}
            {item.lifted && !item.undone && (
              <a href={`/log/${item.lifted.id}`}>
                lifted <When at={item.lifted.at} now={now} />
              </a>
            )}
            {item.undoes !== null && <a href={`/log/${item.undoes}`}>takes back № {item.undoes}</a>}
            {item.children > 0 && (
              <a href={`/log/${item.id}`}>
                {item.children} more {item.children === 1 ? 'follows' : 'follow'} from it
              </a>
            )}
          </p>
        </li>
      ))}
    </ol>
  )
}

/** Who did what to whom, and where, in one sentence. */
export function LogSentence({ item }: { item: LogItem }) {
  return (
    <p className="what">
      {item.actor ? <PersonLink person={item.actor} /> : <span>{upperFirst(whoDecided(item))}</span>}
      {item.actor && item.capacity === 'admin-in-thread' && ' (an admin who writes in this thread)'}{' '}
      {sentenceOf(item).map((part, i) => {
        const key = `${i}`
        if (part.kind === 'person') return <PersonLink key={key} person={part.person} />
        if (part.kind === 'link')
          return (
            <a key={key} href={part.href}>
              {part.words}
            </a>
          )
        return <span key={key}>{part.words}</span>
      })}
    </p>
  )
}

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
