import { isIPv6 } from 'node:net'

/**
 * Whose address a request comes from. What a proxy says is believed only as far as the site says it has proxies: anybody
 * can send the header, and the entries in front of our own proxies' are the sender's invention.
 */
export function clientAddress(
  remote: string | undefined,
  forwardedFor: string | string[] | undefined,
  proxies: number,
): string {
  const said = String(forwardedFor ?? '')
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean)
  const chosen = proxies > 0 ? (said.at(-proxies) ?? remote) : remote
  return (chosen ?? 'unknown').replace(/^::ffff:(?=\d+\.)/i, '').slice(0, 45)
}

/** What limits count by: an IPv6 line has 2^64 addresses of its own, so they count as one. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address
  const [head = '', tail] = address.toLowerCase().split('::')
  const first = head.split(':').filter(Boolean)
  const last = tail === undefined ? [] : tail.split(':').filter(Boolean)
  const whole = [...first, ...Array(Math.max(0, 8 - first.length - last.length)).fill('0'), ...last]
  return `${whole
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}
