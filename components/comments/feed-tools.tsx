import { QuietNav } from '@/components/ui/quiet-nav'
import { FEED_SORTS, type FeedSort } from '@/lib/comments/feed/view'

type FeedToolsProps = { path: string; sort: FeedSort; words: string | null; found: number | null }

/** Order a person's comments, and seek words in them. Links and a plain form: both are in the address. */
export function FeedTools({ path, sort, words, found }: FeedToolsProps) {
  const to = (order: FeedSort, sought: string | null) => {
    const query = new URLSearchParams({
      ...(order === 'new' ? {} : { sort: order }),
      ...(sought ? { q: sought } : {}),
    })
    return query.size > 0 ? `${path}?${query}` : path
  }
  return (
    <>
      <div className="feed-tools">
        <QuietNav
          label="Sort comments by"
          choices={(Object.keys(FEED_SORTS) as FeedSort[]).map((one) => ({
            href: to(one, words),
            words: FEED_SORTS[one],
            isCurrent: one === sort,
          }))}
        />
        <search>
          <form action={path}>
            {sort !== 'new' && <input type="hidden" name="sort" value={sort} />}
            <input
              type="search"
              name="q"
              aria-label="Search these comments"
              placeholder="Search these comments"
              defaultValue={words ?? ''}
              maxLength={200}
            />
            <button type="submit" className="soft-button">
              Search
            </button>
          </form>
        </search>
      </div>
      {words !== null && (
        <p className="feed-found">
          {found === 0 ? 'No comment has' : found === 1 ? 'One comment has' : `${found} comments have`} “
          {words}
          ”. <a href={to(sort, null)}>Show all</a>
        </p>
      )}
    </>
  )
}
