import { z } from 'zod'

/** The number of a row, or of a revision, as somebody sends it: what is beyond the database's own numbers names nothing. */
export const rowId = z.coerce
  .number()
  .int()
  .positive()
  .max(2 ** 31 - 1)
