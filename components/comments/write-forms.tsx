/** The forms that the buttons at the foot of every comment belong to. Without script they lead to pages for writing. */
export function WriteForms({ slug }: { slug: string }) {
  const path = `/threads/${slug}`
  return (
    <>
      <form id="reply" action={`${path}/reply`} hidden />
      <form id="edit" action={`${path}/edit`} hidden />
      <form id="retract" action={`${path}/retract`} hidden />
      <form id="delete" method="post" action="/api/do/delete-comment" hidden>
        <input type="hidden" name="thread" value={slug} />
        <input type="hidden" name="back" value={path} />
      </form>
    </>
  )
}
