import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { acceptedEncoding, decode, encode, isCompressible } from './encode'

test.each([
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip, deflate', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['br;q=0.0, gzip;q=0', 'identity'],
  ['br;q=0.5', 'br'],
  ['gzip;q=0, br;q=1.0', 'br'],
  ['identity', 'identity'],
  ['', 'identity'],
  [undefined, 'identity'],
])('a client that accepts “%s” gets %s', (header, encoding) =>
  expect(acceptedEncoding(header)).toBe(encoding),
)

test.each([
  ['text/html; charset=utf-8', true],
  ['text/css', true],
  ['application/json', true],
  ['application/ld+json', true],
  ['application/javascript; charset=UTF-8', true],
  ['image/svg+xml', true],
  ['text/event-stream', false],
  ['image/png', false],
  ['font/woff2', false],
  ['application/octet-stream', false],
  ['', false],
])('%s is worth compressing: %s', (type, is) => expect(isCompressible(type)).toBe(is))

test('what was compressed comes out as it went in', async () => {
  const body = Buffer.from('Forecasts rarely help. “Rarely”, he said. '.repeat(200))
  for (const use of ['once', 'kept'] as const) {
    const [gzip, br] = [await encode(body, 'gzip', use), await encode(body, 'br', use)]
    expect(gunzipSync(gzip)).toEqual(body)
    expect(await decode(br)).toEqual(body)
    expect(brotliDecompressSync(br)).toEqual(body)
    expect(br.length).toBeLessThan(body.length / 5)
  }
  expect(await encode(body, 'identity', 'once')).toBe(body)
})
