import {
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
  WebAuthnError,
} from '@simplewebauthn/browser'
import { type Answer, act } from '@/components/client/act.client'
import { busy, clearErrors, showErrors } from './forms.client'

type Begun<Options> = { challenge: string; options: Options }
type Refused = Extract<Answer<never>, { status: 'refused' }>

const refused = (message: string): Refused => ({
  status: 'refused',
  code: 'passkey',
  message,
  until: null,
  fields: {},
})

/** Passkeys belong to a name: at a bare number there are none. */
const isAtNumber = /^[\d.]+$|^\[/.test(location.hostname)
const atName = `http://localhost:${location.port}${location.pathname}${location.search}`

/** Why the device gave none, for the person. */
function whyNot(error: unknown): Refused {
  const code = error instanceof WebAuthnError ? error.code : ''
  if (code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED')
    return refused('This device has a passkey for your account already.')
  if (error instanceof Error && error.name === 'NotAllowedError')
    return refused('That was broken off, or took too long. Try again when you are ready.')
  return refused('This device or browser would not give a passkey.')
}

async function signIn(back: string): Promise<Answer<unknown>> {
  const begun = await act<Begun<PublicKeyCredentialRequestOptionsJSON>>('begin-passkey-sign-in', {})
  if (begun.status === 'refused') return begun
  try {
    const answer = await startAuthentication({ optionsJSON: begun.value.options })
    return await act('sign-in-by-passkey', { challenge: begun.value.challenge, answer, back })
  } catch (error) {
    return whyNot(error)
  }
}

async function add(form: HTMLFormElement): Promise<Answer<unknown>> {
  const { name, current = '' } = Object.fromEntries(new FormData(form))
  if (String(name).trim() === '')
    return { ...refused('Give it a name'), fields: { name: ['Give it a name that you will know it by'] } }
  const begun = await act<Begun<PublicKeyCredentialCreationOptionsJSON>>('begin-passkey', { current })
  if (begun.status === 'refused') return begun
  try {
    const answer = await startRegistration({ optionsJSON: begun.value.options })
    return await act('add-passkey', { challenge: begun.value.challenge, answer, name })
  } catch (error) {
    return whyNot(error)
  }
}

function finish(place: HTMLElement, answer: Answer<unknown> | null): void {
  if (answer?.status === 'refused') showErrors(place, answer)
  if (answer?.status === 'done') location.assign(answer.goTo ?? location.pathname)
}

/** The buttons that sign in by passkey, and the form that adds one. */
export function startPasskeys(): void {
  const button = document.querySelector<HTMLButtonElement>('button[data-passkey="sign-in"]')
  const form = document.querySelector<HTMLFormElement>('form[data-passkey="add"]')
  if (!window.PublicKeyCredential && !isAtNumber) {
    if (button) button.hidden = true
    form?.replaceChildren('This browser knows no passkeys.')
    return
  }
  if (isAtNumber) {
    for (const place of [button, form]) place?.replaceWith(namedDoor())
    return
  }
  button?.addEventListener('click', async () => {
    const place = button.parentElement
    if (!place) return
    clearErrors(place)
    finish(place, await busy(button, () => signIn(button.dataset.back ?? '/')))
  })
  form?.addEventListener('submit', async (event) => {
    event.preventDefault()
    clearErrors(form)
    finish(form, await busy(event.submitter, () => add(form)))
  })
}

/** The same page under this machine's name. */
function namedDoor(): HTMLElement {
  const note = document.createElement('p')
  note.className = 'hint aside-note'
  const link = document.createElement('a')
  link.href = atName
  link.textContent = 'localhost'
  note.append('Passkeys belong to a name, not to a number: they work at ', link, '.')
  return note
}
