/** What a person can act on: shown as one sentence, never with a stack. */
export class Failure extends Error {}

/** @type {readonly { sign: RegExp, sentence: (what: string) => string }[]} */
const FILE_TROUBLE = [
  {
    sign: /ENOSPC|no space left on device|EDQUOT|disk quota exceeded|disk full/i,
    sentence: (what) => `The disk is full: free some space for ${what} and start again.`,
  },
  {
    sign: /EROFS|read-only file system/i,
    sentence: (what) => `Nothing can be written to ${what}: it is on a read-only file system.`,
  },
  {
    sign: /EACCES|EPERM|permission denied|operation not permitted/i,
    sentence: (what) => `This user may not write to ${what}: change its owner, or choose another place.`,
  },
]

/**
 * The sentence for trouble with files that is told in the text of a program (or of Node), if it is such trouble.
 * @param {string} text
 * @param {string} what the place concerned, in words
 * @returns {string | undefined}
 */
export function fileTrouble(text, what) {
  return FILE_TROUBLE.find(({ sign }) => sign.test(text))?.sentence(what)
}

/**
 * The one sentence for any error: ours as it is, trouble with files explained, and a bug by its message.
 * @param {unknown} error
 * @returns {string}
 */
export function sentenceFor(error) {
  if (error instanceof Failure) return error.message
  if (!(error instanceof Error)) return `Something unexpected went wrong: ${String(error)}`
  const place = 'path' in error && typeof error.path === 'string' ? error.path : 'the data'
  const code = 'code' in error ? String(error.code) : ''
  return fileTrouble(`${code} ${error.message}`, place) ?? `Something unexpected went wrong: ${error.message}`
}
