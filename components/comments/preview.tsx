import { Slot } from '@/components/ui/slot'
import { renderComment, renderPost } from '@/lib/text/bodies'

/** What is being written as it will look, for those whose browser runs no scripts. */
export function Preview({ body, as = 'comment' }: { body: string; as?: string }) {
  const { bodyHtml } = as === 'comment' ? renderComment(body, 'preview') : renderPost(body, as)
  return (
    <section id="preview" aria-label="Preview">
      <Slot className="composer-preview prose" html={bodyHtml} />
    </section>
  )
}
