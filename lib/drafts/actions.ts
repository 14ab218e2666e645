import { Refusal } from '@/lib/access/refusal'
import { defineAction } from '@/lib/server/define-action'
import { renderComment, renderPost } from '@/lib/text/bodies'
import { saveDraft } from './commands'
import { placePath } from './place'
import { whyNoPreview } from './policy'
import { previewInput, saveDraftInput } from './schema'

/** Without script this is how a preview is made: what was typed is kept, and the page on which one writes shows it. */
export const saveDraftAction = defineAction(
  { name: 'save-draft', summary: 'keep drafts', input: saveDraftInput },
  (input, { actor, now }) => saveDraft(actor, input, now),
  (_, { place, body }) => {
    const path = placePath(place)
    return body === '' ? '/drafts' : `${path}${path.includes('?') ? '&' : '?'}preview=1#preview`
  },
)

/** A text as it will look: the same renderer, the same rules. */
export const previewAction = defineAction(
  { name: 'preview', summary: 'see a preview of what they write', input: previewInput },
  async ({ body, as }, { actor }) => {
    const why = whyNoPreview(actor, body)
    if (why) throw new Refusal('signed-out', why)
    return {
      html: as === 'comment' ? renderComment(body, 'preview').bodyHtml : renderPost(body, as).bodyHtml,
    }
  },
)
