import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'esbuild'

// The forum's own scripts for the browser, bundled apart from the framework, whose client runtime is not sent (docs/decisions/0002).
const OUT = 'public/client'
const ENTRIES = { boot: 'components/client/boot.client.ts', forum: 'components/client/forum.client.ts' }

export async function buildClient(): Promise<Record<string, string>> {
  await mkdir(OUT, { recursive: true })
  const { metafile } = await build({
    entryPoints: ENTRIES,
    outdir: OUT,
    entryNames: '[name]-[hash]',
    bundle: true,
    format: 'esm',
    minify: true,
    target: 'es2022',
    metafile: true,
    legalComments: 'none',
  })
  const made = Object.entries(metafile.outputs).map(
    ([file, { entryPoint }]) => [entryPoint, path.basename(file)] as const,
  )
  const urls = Object.fromEntries(
    Object.entries(ENTRIES).map(([name, entry]) => [
      name,
      `/client/${made.find(([from]) => from === entry)?.[1]}`,
    ]),
  )
  for (const file of await readdir(OUT))
    if (!Object.values(urls).includes(`/client/${file}`)) await rm(path.join(OUT, file))
  await mkdir('generated', { recursive: true })
  await writeFile('generated/client.json', `${JSON.stringify(urls)}\n`)
  return urls
}

if (process.argv[1] && path.resolve(process.argv[1]) === import.meta.filename) await buildClient()
