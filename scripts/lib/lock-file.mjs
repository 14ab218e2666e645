/**
 * @typedef {{ version?: string, resolved?: string, optional?: boolean, dev?: boolean, os?: string[], cpu?: string[], libc?: string[], optionalDependencies?: Record<string, string> }} LockedPackage
 * @typedef {{ packages: Record<string, LockedPackage> }} LockFile
 */

/** How packages name systems, and how Node does. */
const SYSTEMS = Object.entries({
  windows: 'win32',
  win32: 'win32',
  darwin: 'darwin',
  linux: 'linux',
  android: 'android',
  freebsd: 'freebsd',
  netbsd: 'netbsd',
  openbsd: 'openbsd',
  openharmony: 'openharmony',
  sunos: 'sunos',
  aix: 'aix',
})

const PROCESSORS = [
  'arm64',
  'x64',
  'ia32',
  'arm',
  'riscv64',
  's390x',
  'ppc64',
  'loong64',
  'mips64el',
  'wasm32',
]

/**
 * The optional packages that a lock file should hold and does not.
 * @param {LockFile} lock
 * @returns {{ name: string, range: string, dev: boolean }[]}
 */
export function missingIn({ packages }) {
  return Object.entries(packages).flatMap(([place, { optionalDependencies = {}, dev = false }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !isFound(packages, place, name))
      .map(([name, range]) => ({ name, range, dev })),
  )
}

/** Node looks beside the package, then in every folder above it. @param {LockFile['packages']} packages @param {string} place @param {string} name */
function isFound(packages, place, name) {
  for (let base = place; ; base = base.slice(0, Math.max(base.lastIndexOf('/node_modules/'), 0))) {
    if (`${base ? `${base}/` : ''}node_modules/${name}` in packages) return true
    if (!base) return false
  }
}

/** @param {string} name @returns {{ os?: string[], cpu?: string[], libc?: string[] }} what a platform package's name tells */
function platformOf(name) {
  const words = name.split(/[^a-z0-9]+/)
  const os = SYSTEMS.find(([word]) => words.includes(word))?.[1]
  const cpu = PROCESSORS.find((word) => words.includes(word))
  const libc = words.includes('musl') ? 'musl' : words.includes('gnu') ? 'glibc' : undefined
  return { ...(cpu && { cpu: [cpu] }), ...(libc && { libc: [libc] }), ...(os && { os: [os] }) }
}

/**
 * The lock file with every platform's packages, in npm's own order.
 * @param {LockFile} lock
 * @returns {{ lock: LockFile, added: string[] }}
 */
export function completed(lock) {
  const packages = { ...lock.packages }
  const added = missingIn(lock).map(({ name, range, dev }) => {
    const version = range.replace(/^[\^~]/, '')
    packages[`node_modules/${name}`] = { version, ...platformOf(name), ...(dev && { dev }), optional: true }
    return name
  })
  const inOrder = Object.entries(packages).sort(([one], [other]) => one.localeCompare(other, 'en'))
  return { lock: { ...lock, packages: Object.fromEntries(inOrder) }, added }
}
