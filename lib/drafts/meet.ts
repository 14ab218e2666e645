export type Meeting = 'same' | 'mine' | 'theirs' | 'both'

/**
 * Two copies of one draft meet: this tab's, and one from another tab or device. `last` is the text on which they agreed
 * before. Who has not changed it since follows the other; when both have, neither may vanish. An empty copy is no rival.
 */
export function meet(mine: string, theirs: string, last: string): Meeting {
  if (mine === theirs) return 'same'
  if (theirs === last) return 'mine'
  if (mine === last) return 'theirs'
  if (theirs.trim() === '') return 'mine'
  return mine.trim() === '' ? 'theirs' : 'both'
}
