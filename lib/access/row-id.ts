import { z } from 'zod'

/** The number of a row, or of a revision, as somebody sends it: what is beyond the database's own numbers names nothing. */
export const rowId = z.coerce
  .number('say which one by its number')
  .int('say which one by its number')
  .positive('numbers begin at 1')
  .max(2 ** 31 - 1, 'there is no such number')
