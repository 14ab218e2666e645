import type { Actor } from '@/lib/access/actor'
import { allow, type Decision, deny } from '@/lib/access/decision'

/** May this person be told things, and choose what? Every member may, also one who may not write just now. */
export const mayBeTold = (actor: Actor): Decision =>
  actor.kind === 'guest' ? deny('signed-out', 'Sign in to be told what happens.') : allow(actor)
