// The least that a page made from the database can do: one prepared select, one join of strings, compressed when asked.
import { createServer } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import pg from 'pg'

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 12 })
const brotli = promisify(brotliCompress)
const quality = Number(process.env.BROTLI_QUALITY)

const SELECT = {
  name: 'join',
  text: `SELECT c.ref, u.handle, c.score + coalesce(c.imported_score, 0), c.body_html
    FROM comment c JOIN thread t ON t.id = c.thread_id JOIN app_user u ON u.id = c.author_id
    WHERE t.slug = $1 ORDER BY c.seq LIMIT $2`,
  rowMode: 'array',
}

createServer(async (request, response) => {
  try {
    const [slug, limit] = (request.url ?? '').slice(1).split('?limit=')
    const { rows } = await pool.query({ ...SELECT, values: [slug, limit] })
    const html = `<!doctype html><ol>${rows
      .map(([ref, handle, karma, body]) => `<li id="${ref}"><b>${handle}</b> ${karma}${body}</li>`)
      .join('')}</ol>`
    const isCompressed = request.headers['accept-encoding'] === 'br'
    const body = isCompressed ? await compress(Buffer.from(html)) : Buffer.from(html)
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-length': body.length,
      ...(isCompressed && { 'content-encoding': 'br' }),
    })
    response.end(body)
  } catch (error) {
    console.error(error)
    response.writeHead(500).end()
  }
}).listen(Number(process.env.PORT), '127.0.0.1', () => process.send?.('ready'))

/** @param {Buffer} body */
const compress = (body) =>
  brotli(body, {
    params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
  })
