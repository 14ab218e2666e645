import { z } from 'zod'
import { rowId } from '@/lib/access/row-id'
import { MAIL_CHOICES, noticeKinds } from './kinds'

/** One notice, those about one comment, or all that a page showed: up to the newest on it. */
export const readInput = z.union([
  z.object({
    upTo: rowId,
  }),
  z.object({ notice: rowId }),
  z.object({ thread: z.string().max(80), comment: z.string().max(40) }),
])
export type ReadInput = z.output<typeof readInput>

const mailChoice = z.enum(MAIL_CHOICES)

/** The settings table as its form sends it: `on:KIND` when it is ticked, and `mail:KIND`. */
export const chooseInput = z.record(z.string(), z.unknown()).transform((form, context) =>
  noticeKinds.flatMap((kind) => {
    if (!(`mail:${kind}` in form)) return []
    const mail = mailChoice.safeParse(form[`mail:${kind}`])
    if (mail.success) return [{ kind, onSite: `on:${kind}` in form, mail: mail.data }]
    context.addIssue({ code: 'custom', path: [kind], message: 'choose one of those offered' })
    return []
  }),
)
export type ChooseInput = z.output<typeof chooseInput>
