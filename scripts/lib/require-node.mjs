// Imported first and alone by every command, and written so plainly that an old Node can read it: what comes
// after would be a syntax error there.
const NEEDED_MAJOR = 20
const NEEDED_MINOR = 19

const parts = process.versions.node.split('.')
const major = Number(parts[0])
const minor = Number(parts[1])

if (major < NEEDED_MAJOR || (major === NEEDED_MAJOR && minor < NEEDED_MINOR)) {
  console.error(
    'Doublecrux needs Node ' +
      NEEDED_MAJOR +
      '.' +
      NEEDED_MINOR +
      ' or newer, and this is ' +
      process.versions.node +
      ': see https://nodejs.org',
  )
  process.exit(1)
}
