import { z } from 'zod'

/** A box that is ticked sends "on"; one that is not sends nothing. */
export const showStancesInput = z.object({
  show: z.union([z.boolean(), z.enum(['on', '']).transform((given) => given === 'on')]).default(false),
})
