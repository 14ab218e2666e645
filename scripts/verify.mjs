import './lib/require-node.mjs'

import('./lib/verify.mjs').then(({ runVerify }) => runVerify())
