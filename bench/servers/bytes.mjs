// The least that a web server can do: send bytes it has in memory. BODIES names a folder with a file for each address.
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import path from 'node:path'

const folder = process.env.BODIES ?? ''
const bodies = new Map(readdirSync(folder).map((name) => [`/${name}`, readFileSync(path.join(folder, name))]))

createServer((request, response) => {
  const body = bodies.get(request.url ?? '')
  if (!body) return response.writeHead(404).end()
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-encoding': 'br',
    'content-length': body.length,
  })
  response.end(body)
}).listen(Number(process.env.PORT), '127.0.0.1', () => process.send?.('ready'))
