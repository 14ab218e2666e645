/** For the author alone: leads to the page on which the post is edited. */
export function EditPostButton({ slug }: { slug: string }) {
  return (
    <form className="post-own" action={`/threads/${slug}/edit`}>
      <button type="submit" className="soft-button">
        Edit
      </button>
    </form>
  )
}
