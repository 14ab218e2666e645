// Progress on standard error: a moving line on a terminal, plain lines elsewhere, nothing for what is quick.

const FRAMES = [...'⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏']
const BAR_WIDTH = 24
const DRAW_EVERY_MS = 100
const DRAW_AFTER_MS = 300 // shorter than this it would only flicker
const WORTH_SAYING_MS = 2_000
const SAY_EVERY_MS = 10_000

/**
 * @typedef {{ done: number, total: number }} Fraction
 * @typedef {(how: string | Fraction) => void} Report tell what is under way: some words, or how much is done
 * @typedef {NodeJS.WritableStream & { isTTY?: boolean, columns?: number }} Stream
 */

/** @param {string | Fraction | undefined} how @returns {string} */
function inWords(how) {
  if (how === undefined) return ''
  if (typeof how === 'string') return ` ${how}`
  return ` ${Math.floor((100 * how.done) / Math.max(how.total, 1))} %`
}

/** @param {Fraction} how @returns {string} */
function bar({ done, total }) {
  const filled = Math.round((BAR_WIDTH * Math.min(done, total)) / Math.max(total, 1))
  return `${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)}`
}

/** @param {number} ms @returns {string} */
export const seconds = (ms) => `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`

/**
 * @param {string} label @param {Stream} stream @param {() => string | Fraction | undefined} latest
 * @returns {{ end: (succeeded: boolean) => void }}
 */
function movingLine(label, stream, latest) {
  const began = Date.now()
  let frame = 0
  const draw = () => {
    if (Date.now() - began < DRAW_AFTER_MS) return
    const how = latest()
    const detail = typeof how === 'object' ? ` ${bar(how)}${inWords(how)}` : inWords(how)
    const text = `${FRAMES[frame++ % FRAMES.length]} ${label}${detail} (${seconds(Date.now() - began)})`
    stream.write(`\r\x1b[2K${text.slice(0, (stream.columns || 80) - 1)}`)
  }
  const timer = setInterval(draw, DRAW_EVERY_MS)
  timer.unref()
  return {
    end: (succeeded) => {
      clearInterval(timer)
      if (frame > 0) stream.write('\r\x1b[2K')
      const took = Date.now() - began
      if (succeeded && took > WORTH_SAYING_MS) stream.write(`✓ ${label} (${seconds(took)})\n`)
    },
  }
}

/**
 * @param {string} label @param {Stream} stream @param {() => string | Fraction | undefined} latest
 * @returns {{ end: (succeeded: boolean) => void }}
 */
function plainLines(label, stream, latest) {
  const began = Date.now()
  let said = false
  const say = () => {
    stream.write(`${label} …${said ? `${inWords(latest())} after ${seconds(Date.now() - began)}` : ''}\n`)
    said = true
    timer = setTimeout(say, SAY_EVERY_MS).unref()
  }
  let timer = setTimeout(say, WORTH_SAYING_MS).unref()
  return {
    end: (succeeded) => {
      clearTimeout(timer)
      if (said && succeeded) stream.write(`${label}: done in ${seconds(Date.now() - began)}\n`)
    },
  }
}

/**
 * Do one step, and show that it goes on if it takes a while.
 * @template T
 * @param {string} label
 * @param {(report: Report) => Promise<T>} work
 * @param {Stream} [stream]
 * @returns {Promise<T>}
 */
export async function step(label, work, stream = process.stderr) {
  /** @type {string | Fraction | undefined} */
  let how
  const isTerminal = stream.isTTY && process.env.TERM !== 'dumb'
  const line = (isTerminal ? movingLine : plainLines)(label, stream, () => how)
  let succeeded = false
  try {
    const result = await work((latest) => {
      how = latest
    })
    succeeded = true
    return result
  } finally {
    line.end(succeeded)
  }
}
