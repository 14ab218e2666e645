/** Under a post: to tell moderators of it, or to moderate it and its thread. Without script the page behind it takes comments too. */
export function PostActions({
  slug,
  isOwn,
  moderates,
  names,
}: {
  slug: string
  isOwn: boolean
  moderates: boolean
  /** Whether the reader says who moderates this thread. */
  names: boolean
}) {
  return (
    <>
      {!isOwn && (
        <form className="post-act" action={`/threads/${slug}/report`}>
          <button type="submit" className="soft-button" data-report-post="">
            Report
          </button>
        </form>
      )}
      {moderates && (
        <a className="post-act soft-button" href={`/moderation/decide?thread=${slug}`}>
          Moderate
        </a>
      )}
      {names && (
        <a className="post-act soft-button" href={`/threads/${slug}/moderators`}>
          Moderators
        </a>
      )}
    </>
  )
}
