import { startForms } from './forms.client'
import { startPasskeys } from './passkeys.client'
import { startStrength } from './strength.client'

// Loaded by the pages for signing in and settings alone: readers never fetch it.
startForms()
startStrength()
startPasskeys()
