// A program of its own, so that what listening costs the server is not mixed with what it costs us: holds many lines open, and
// says when each of them heard of each comment.
import { get } from 'node:http'

/** @type {Map<string, number[]>} */
const heard = new Map()
let [open, lost] = [0, 0]

/** @param {string} address @param {string | undefined} cookie */
const listen = (address, cookie) =>
  new Promise((resolve, reject) => {
    const request = get(address, { agent: false, headers: cookie ? { cookie } : {} }, (answer) => {
      open++
      let rest = ''
      answer.setEncoding('utf8')
      answer.on('data', (chunk) => {
        const now = performance.timeOrigin + performance.now()
        const blocks = (rest + chunk).split('\n\n')
        rest = blocks.pop() ?? ''
        for (const block of blocks)
          for (const [, ref = ''] of block.matchAll(/"ref":"(b[\w-]+)","parent"/g))
            heard.set(ref, [...(heard.get(ref) ?? []), now])
      })
      answer.on('close', () => lost++)
      answer.on('error', () => {})
      resolve(undefined)
    })
    request.on('error', reject)
  })

process.on(
  'message',
  async (
    /** @type {{ open?: { address: string, count: number, cookies: string[] }, tell?: true }} */ asked,
  ) => {
    if (asked.open) {
      const { address, count, cookies } = asked.open
      for (let i = 0; i < count; i += 50)
        await Promise.all(
          Array.from({ length: Math.min(50, count - i) }, (_, j) =>
            listen(address, cookies[(i + j) % Math.max(1, cookies.length)]),
          ),
        )
      process.send?.({ open })
    } else if (asked.tell) {
      process.send?.({ heard: [...heard], lost })
      heard.clear()
    }
  },
)
