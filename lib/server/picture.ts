import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Resvg } from '@resvg/resvg-js'
import { decompress } from 'wawoff2'

const FONTS = ['literata/files/literata-latin-opsz-normal', 'inter/files/inter-latin-wght-normal']
let fontFiles: Promise<string[]> | undefined

/** An SVG as a PNG twice its size, drawn with the forum's own fonts: the same on every machine. */
export async function toPng(svg: string): Promise<Buffer> {
  fontFiles ??= unpackFonts()
  const picture = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: 2 },
    font: { fontFiles: await fontFiles, loadSystemFonts: false, defaultFontFamily: 'Literata' },
  })
  return Buffer.from(picture.render().asPng())
}

/**
 * The rasteriser reads plain font files only, and our packages carry web fonts: unpacked once a process. One after the other: two
 * at a time came out as the same font.
 */
async function unpackFonts(): Promise<string[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'doublecrux-fonts-'))
  const files: string[] = []
  for (const [i, name] of FONTS.entries()) {
    const packed = await readFile(
      path.join(process.cwd(), 'node_modules/@fontsource-variable', `${name}.woff2`),
    )
    const file = path.join(folder, `${i}.ttf`)
    await writeFile(file, await decompress(packed))
    files.push(file)
  }
  return files
}
