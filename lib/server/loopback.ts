/** Whether a host name or address, with or without a port, is this machine's own and nobody else's. */
export function isLoopback(host: string | undefined): boolean {
  const name = (host ?? '')
    .toLowerCase()
    .replace(/^([^:]+|\[.+\]):\d+$/, '$1')
    .replace(/^\[(.+)\]$/, '$1')
  return (
    name === 'localhost' || name.endsWith('.localhost') || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name)
  )
}
