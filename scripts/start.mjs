import './lib/require-node.mjs'

import('./lib/forum.mjs').then(({ runForum }) => runForum('production'))
