import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'esbuild'

// The forum's own scripts for the browser, bundled apart from the framework, whose client runtime is not sent (docs/decisions/0002).
const OUT = 'public/client'
/** `boot` runs before the first paint, as one plain script; `forum` is a module that fetches its rarely used parts when they are wanted. */
const ENTRIES = {
  boot: 'components/client/boot.client.ts',
  forum: 'components/client/forum.client.ts',
  /** The pages for signing in and settings load it beside the others. */
  account: 'components/accounts/account.client.ts',
}

const bundle = (entry: string, splitting: boolean) =>
  build({
    entryPoints: [entry],
    outdir: OUT,
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    bundle: true,
    splitting,
    format: 'esm',
    minify: true,
    target: 'es2022',
    metafile: true,
    legalComments: 'none',
  })

export async function buildClient(): Promise<Record<string, string>> {
  await mkdir(OUT, { recursive: true })
  const results = await Promise.all(
    Object.entries(ENTRIES).map(([name, entry]) => bundle(entry, name === 'forum')),
  )
  const made = results.flatMap(({ metafile }) =>
    Object.entries(metafile.outputs).map(
      ([file, { entryPoint }]) => [entryPoint, path.basename(file)] as const,
    ),
  )
  const urls = Object.fromEntries(
    Object.entries(ENTRIES).map(([name, entry]) => [
      name,
      `/client/${made.find(([from]) => from === entry)?.[1]}`,
    ]),
  )
  for (const file of await readdir(OUT))
    if (!made.some(([, name]) => name === file)) await rm(path.join(OUT, file))
  await mkdir('generated', { recursive: true })
  await writeFile('generated/client.json', `${JSON.stringify(urls)}\n`)
  return urls
}

if (process.argv[1] && path.resolve(process.argv[1]) === import.meta.filename) await buildClient()
