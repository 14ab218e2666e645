import type { Actor } from '@/lib/access/actor'
import { allow, type Decision, deny } from '@/lib/access/decision'

/** May this person keep drafts on the server? Who is suspended does not lose what they had begun. */
export const mayKeepDrafts = (actor: Actor): Decision =>
  actor.kind === 'guest'
    ? deny('signed-out', 'Sign in to keep drafts here as well. On this device they are kept without it.')
    : allow(actor)

export const MOST_DRAFTS = 200
/** Rendering costs time, and a guest is nobody whom one could ask for moderation. */
const GUEST_PREVIEW = 20_000

/** Why this text is not rendered for this person; null when it is. Everybody may see what they are about to post. */
export const whyNoPreview = (actor: Actor, body: string): string | null =>
  actor.kind === 'guest' && body.length > GUEST_PREVIEW
    ? 'Sign in to see a preview of a text as long as this.'
    : null
