/** A UTF-16 unit is at most three bytes of UTF-8. */
const WIDEST = 3

/**
 * The pieces of a text as UTF-8, one after the other. Never joined into one string: a single curly quote would make
 * the whole of it two bytes wide, and joining, searching and encoding a thousand comments took 14 ms instead of 4.
 */
export function toBytes(pieces: readonly string[]): Buffer {
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0)
  let bytes = Buffer.allocUnsafeSlow(Math.ceil(length * 1.1) + 1024)
  let end = 0
  for (const piece of pieces) {
    if (bytes.length - end < piece.length * WIDEST) bytes = grown(bytes, end, piece.length * WIDEST)
    end += bytes.write(piece, end)
  }
  return bytes.subarray(0, end)
}

function grown(bytes: Buffer<ArrayBuffer>, end: number, more: number): Buffer<ArrayBuffer> {
  const wider = Buffer.allocUnsafeSlow(bytes.length * 2 + more)
  bytes.copy(wider, 0, 0, end)
  return wider
}
