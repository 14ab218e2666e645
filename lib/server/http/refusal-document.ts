import { escapeHtml } from '@/lib/text/escape'

/** A press that lacked nothing but a few words: everything entered, to be sent again with them. */
export type Asks = {
  action: string
  field: string
  given: string
  entered: readonly (readonly [name: string, value: string])[]
}

/** The page that a form without scripts ends on when it is refused. What the person wrote stands on it, so that it is not lost. */
export function refusalDocument({
  message,
  signIn,
  back,
  written,
  asks,
}: {
  message: string
  signIn: boolean
  back: string
  written: string | null
  asks: Asks | null
}): string {
  const text =
    written && !asks
      ? `<p>What you wrote, to take with you:</p><textarea rows="12" cols="60" aria-label="What you wrote">${escapeHtml(written)}</textarea>`
      : ''
  const door = signIn ? `<p><a href="/sign-in?back=${encodeURIComponent(back)}">Sign in</a></p>` : ''
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>Not done · Doublecrux</title><link rel="icon" href="/icon.svg"><link rel="stylesheet" href="/error.css"></head>
<body><main><p class="mark">double<b>crux</b></p><h1>That was not done${asks ? ' yet' : ''}</h1><p role="alert" id="said">${escapeHtml(message)}</p>${asks ? formAgain(asks) : ''}${text}${door}<p><a href="${escapeHtml(back)}">Back to where you were</a></p></main></body></html>
`
}

function formAgain({ action, field, given, entered }: Asks): string {
  const kept = entered
    .map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`)
    .join('')
  return `<form method="post" action="${escapeHtml(action)}">${kept}
<p><textarea name="${escapeHtml(field)}" rows="4" required autofocus aria-label="In a few words" aria-describedby="said">${escapeHtml(given)}</textarea></p>
<p><button type="submit">Send it with these words</button></p></form>`
}
