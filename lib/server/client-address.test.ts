import { expect, test } from 'vitest'
import { clientAddress, networkOf } from './client-address'

test('without a proxy of ours, nobody can choose the address they come from', () => {
  expect(clientAddress('203.0.113.7', '198.51.100.1', 0)).toBe('203.0.113.7')
})

test('behind proxies of ours, the address is what the outermost of them saw', () => {
  expect(clientAddress('10.0.0.2', 'made up, 198.51.100.1', 1)).toBe('198.51.100.1')
  expect(clientAddress('10.0.0.2', 'made up, 198.51.100.1, 10.0.0.9', 2)).toBe('198.51.100.1')
  expect(clientAddress('10.0.0.2', undefined, 1)).toBe('10.0.0.2')
})

test('an IPv4 address is one address however the socket words it', () => {
  expect(clientAddress('::ffff:203.0.113.7', undefined, 0)).toBe('203.0.113.7')
  expect(networkOf('203.0.113.7')).toBe('203.0.113.7')
})

test('all addresses of one IPv6 line count as one', () => {
  expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0::/64')
  expect(networkOf('2001:0DB8:0:0:ffff::9')).toBe(networkOf('2001:db8::1'))
  expect(networkOf('2001:db8:0:1::1')).not.toBe(networkOf('2001:db8::1'))
})
