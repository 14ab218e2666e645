import { Slot } from '@/components/ui/slot'
import { renderComment } from '@/lib/text/bodies'

/** What is being written as it will look, for those whose browser runs no scripts. */
export function Preview({ body }: { body: string }) {
  return (
    <section id="preview" aria-label="Preview">
      <Slot className="composer-preview prose" html={renderComment(body, 'preview').bodyHtml} />
    </section>
  )
}
