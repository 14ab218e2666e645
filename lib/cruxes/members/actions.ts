import { defineAction } from '@/lib/server/define-action'
import { showStances } from './commands'
import { showStancesInput } from './schema'

export const showStancesAction = defineAction(
  { name: 'show-stances', summary: 'choose who sees one’s stances gathered', input: showStancesInput },
  ({ show }, { actor }) => showStances(actor, show),
  () => '/settings?done=saved',
)
