/** A UTF-16 unit is at most three bytes of UTF-8. */
const WIDEST = 3
const AT_FIRST = 256 * 1024

/**
 * The pieces of a text as UTF-8, one after the other. Never joined into one string: a single curly quote would make
 * the whole of it two bytes wide, and joining, searching and encoding a thousand comments took 14 ms instead of 4.
 */
export function toBytes(pieces: Iterable<string>): Buffer {
  let bytes = Buffer.allocUnsafeSlow(AT_FIRST)
  let end = 0
  for (const piece of pieces) {
    const most = piece.length * WIDEST
    if (bytes.length - end < most) {
      const wider = Buffer.allocUnsafeSlow(bytes.length * 2 + most)
      bytes.copy(wider, 0, 0, end)
      bytes = wider
    }
    end += bytes.write(piece, end)
  }
  return bytes.subarray(0, end)
}
