import { defineAction } from '@/lib/server/define-action'
import { setCruxSettings } from './commands'
import { cruxSettingsInput } from './schema'

export const cruxSettingsAction = defineAction(
  { name: 'crux-settings', summary: 'choose how a thread weighs its cruxes', input: cruxSettingsInput },
  (input, { actor, now }) => setCruxSettings(actor, input, now),
  ({ thread }) => `/threads/${thread}/cruxes#settings`,
)
