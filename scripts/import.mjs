import './lib/require-node.mjs'

import('./lib/transfer.mjs').then(({ runImport }) => runImport())
