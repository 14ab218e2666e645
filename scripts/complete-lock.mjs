// A registry mirror that lacks other platforms' optional binaries makes npm write a lock file that `npm ci` then refuses
// everywhere. This adds what is missing (name, version, system, processor). Run it after every change of a dependency.
import './lib/require-node.mjs'
import { readFileSync, writeFileSync } from 'node:fs'
import { completed } from './lib/lock-file.mjs'
import { inRoot } from './lib/paths.mjs'

if (process.argv.includes('--help')) {
  console.log('npm run lock: add the other platforms to package-lock.json, where npm left them out.')
} else {
  const file = inRoot('package-lock.json')
  const { lock, added } = completed(JSON.parse(readFileSync(file, 'utf8')))
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
  console.log(`${added.length} entries added`)
}
