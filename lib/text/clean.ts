// Forms send CRLF; a database cannot hold the character zero.
const NOT_KEPT = /\r(?=\n)|\0/g

/** A text as it is kept, whatever form sent it. */
export const cleaned = (given: string): string => given.replace(NOT_KEPT, '')
