/** For the author alone: leads to the page on which the post is edited. */
export function EditPostButton() {
  return (
    <p className="post-own">
      <button type="submit" form="edit" className="soft-button">
        Edit
      </button>
    </p>
  )
}
