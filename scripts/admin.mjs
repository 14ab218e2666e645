import './lib/require-node.mjs'

import('./lib/admin.mjs').then(({ runAdmin }) => runAdmin())
