import { z } from 'zod'
import { absent, words } from '../stances/schema'
import { SWINGS, type Swing } from './swing'

/** How a thread weighs its cruxes. A form says whether the box is ticked: "on", else an empty text; who leaves it out changes nothing of it. */
export const cruxSettingsInput = z.object({
  thread: z.string().max(80),
  swing: z.preprocess(
    absent,
    z.coerce
      .number('choose how many points')
      .refine((given): given is Swing => (SWINGS as readonly number[]).includes(given), {
        error: `choose ${SWINGS.slice(0, -1).join(', ')} or ${SWINGS.at(-1)} points`,
      }),
  ),
  blindFirst: z
    .union([z.boolean(), z.enum(['on', '']).transform((given) => given === 'on')])
    .nullable()
    .default(null),
  reason: words(500),
})
export type CruxSettingsInput = z.output<typeof cruxSettingsInput>
