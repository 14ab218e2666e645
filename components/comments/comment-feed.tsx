import { Slot } from '@/components/ui/slot'
import { When } from '@/components/ui/when'
import { signed } from '@/components/votes/vote-html'
import { type FeedItem, shortened } from '@/lib/comments/feed/view'

/** A person's comments, each with what it answered; long ones open on demand. */
export function CommentFeed({ items, now }: { items: readonly FeedItem[]; now: number }) {
  return (
    <ol className="feed" aria-label="Comments">
      {items.map((item) => {
        const address = `/threads/${item.thread.slug}#comment-${item.ref}`
        return (
          <li key={address}>
            <p className="where">
              <a href={address}>
                <When at={item.createdAt} now={now} />
              </a>{' '}
              in <a href={`/threads/${item.thread.slug}`}>{item.thread.title}</a>
            </p>
            {item.answered && (
              <blockquote className="answered">
                <cite>
                  {item.answered.by ? (
                    <a className="who" href={`/people/${item.answered.by.handle}`}>
                      {item.answered.by.name}
                    </a>
                  ) : (
                    'a comment that is gone'
                  )}
                </cite>
                {item.answered.words}
              </blockquote>
            )}
            <Body item={item} />
            <p className="figures">
              <span>
                <b>{signed(item.karma)}</b> karma
              </span>
              <span>
                <b>{signed(item.agreement)}</b> agree
              </span>
              {item.state === 'retracted' && <span>retracted</span>}
            </p>
          </li>
        )
      })}
    </ol>
  )
}

function Body({ item }: { item: FeedItem }) {
  const beginning = shortened(item.html)
  const whole = <Slot className="body prose" html={item.html} />
  if (beginning === null) return whole
  return (
    <details>
      <summary className="body">
        {beginning} <span className="more">Read more</span>
      </summary>
      {whole}
    </details>
  )
}
