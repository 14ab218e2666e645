import { PersonLink } from '@/components/people/person-link'
import { When } from '@/components/ui/when'
import { typeset } from '@/lib/text/typeset'
import { KIND_WORDS, type ThreadItem } from '@/lib/threads/view'
import { shortAge } from '@/lib/time/age'

type ThreadListProps = { items: readonly ThreadItem[]; now: number; next: string | null; empty: string }

/** Threads, one under the other. What is new since the last visit is filled in by the reader's own device. */
export function ThreadList({ items, now, next, empty }: ThreadListProps) {
  if (items.length === 0) return <p className="empty">{empty}</p>
  return (
    <>
      <ol className="thread-list" aria-label="Threads">
        {items.map((item) => (
          <li
            key={item.slug}
            className="thread-item"
            data-thread={item.slug}
            data-comments={item.commentCount}
            data-activity={item.lastActivityAt}
          >
            <p className="karma">
              <b>{item.karma}</b> karma
            </p>
            <div>
              <h2>
                <a href={`/threads/${item.slug}`}>{typeset(item.title)}</a>
              </h2>
              {item.mainClaim && <p className="claim">{typeset(item.mainClaim)}</p>}
              <Facts item={item} now={now} />
            </div>
          </li>
        ))}
      </ol>
      {next && (
        <p className="page-on last">
          <a href={next} rel="next">
            More threads
          </a>
        </p>
      )}
    </>
  )
}

function Facts({ item, now }: { item: ThreadItem; now: number }) {
  return (
    <p className="facts">
      <PersonLink person={item.author} />
      <span>{KIND_WORDS[item.kind]}</span>
      <When at={item.createdAt} now={now} />
      <a href={`/threads/${item.slug}#comments`}>{count(item.commentCount, 'comment')}</a>
      <span className="fresh" data-fresh="" hidden />
      {item.cruxCount > 0 && <span className="cruxes">{count(item.cruxCount, 'crux', 'cruxes')}</span>}
      {shortAge(item.lastActivityAt, now) !== shortAge(item.createdAt, now) && (
        <span>
          active <When at={item.lastActivityAt} now={now} />
        </span>
      )}
      {item.tags.length > 0 && (
        <span className="about">
          {item.tags.map((tag) => (
            <a key={tag} href={`/?tag=${tag}`}>
              {tag.replaceAll('-', ' ')}
            </a>
          ))}
        </span>
      )}
    </p>
  )
}

/** "1 comment", "2 comments" */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`
}
