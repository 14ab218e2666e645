import { z } from 'zod'
import { PRESSES } from '@/lib/comments/held'
import { voteAxes } from './axes'

const press = z.union([z.string(), z.number()]).transform(Number).pipe(z.literal(PRESSES))
const slug = z.string().max(80)

/** A button without script says all in one value: `c1.karma.1` is comment, axis and press. */
const pressed = z
  .string()
  .regex(/^[A-Za-z0-9_-]{0,40}\.(karma|agreement)\.-?[012]$/)
  .transform((text) => {
    const [comment = '', axis = '', how = ''] = text.split('.')
    return { comment, axis, press: how }
  })
const spelledOut = z.object({
  comment: z.string().max(40).default(''),
  axis: z.string(),
  press: z.union([z.string(), z.number()]),
})

/** A vote on a comment of a thread, or on the thread itself when `comment` is empty. */
export const voteInput = z
  .object({ thread: slug, vote: z.union([pressed, spelledOut]) })
  .transform(({ thread, vote }) => ({ thread, ...vote }))
  .pipe(z.object({ thread: slug, comment: z.string(), axis: z.enum(voteAxes), press }))
export type VoteInput = z.output<typeof voteInput>
