import { ArgdownApplication, DataPlugin, ModelPlugin, ParserPlugin, RegroupPlugin } from '@argdown/core'

const argdown = new ArgdownApplication()
argdown.addPlugin(new ParserPlugin(), 'parse-input')
for (const plugin of [new DataPlugin(), new ModelPlugin(), new RegroupPlugin()])
  argdown.addPlugin(plugin, 'build-model')

/** What Argdown's own parser makes of a text. */
export const parseArgdown = (input: string) =>
  argdown.run({ process: ['parse-input', 'build-model'], input, throwExceptions: true })
