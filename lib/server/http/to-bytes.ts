/** A UTF-16 unit is at most three bytes of UTF-8. */
const WIDEST = 3
const CHUNK = 256 * 1024

/**
 * The pieces of a text as UTF-8, one after the other. Never joined into one string: a single curly quote would make
 * the whole of it two bytes wide, and joining, searching and encoding a thousand comments took 14 ms instead of 4.
 * Written into chunks that are put together once, because a buffer that grows is copied each time.
 */
export function toBytes(pieces: Iterable<string>): Buffer {
  const full: Buffer[] = []
  let bytes = Buffer.allocUnsafeSlow(CHUNK)
  let end = 0
  for (const piece of pieces) {
    const most = piece.length * WIDEST
    if (bytes.length - end < most) {
      full.push(bytes.subarray(0, end))
      bytes = Buffer.allocUnsafeSlow(Math.max(CHUNK, most))
      end = 0
    }
    end += bytes.write(piece, end)
  }
  full.push(bytes.subarray(0, end))
  return full.length === 1 ? (full[0] ?? bytes) : Buffer.concat(full)
}
