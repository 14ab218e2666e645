import { escapeHtml } from '@/lib/text/escape'

/** The page that a form without scripts ends on when it is refused. What the person wrote stands on it, so that it is not lost. */
export function refusalDocument({
  message,
  signIn,
  back,
  written,
}: {
  message: string
  signIn: boolean
  back: string
  written: string | null
}): string {
  const text = written
    ? `<p>What you wrote, to take with you:</p><textarea rows="12" cols="60" aria-label="What you wrote">${escapeHtml(written)}</textarea>`
    : ''
  const door = signIn ? `<p><a href="/sign-in?back=${encodeURIComponent(back)}">Sign in</a></p>` : ''
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>Not done · Doublecrux</title><link rel="icon" href="/icon.svg"><link rel="stylesheet" href="/error.css"></head>
<body><main><p class="mark">double<b>crux</b></p><h1>That was not done</h1><p role="alert">${escapeHtml(message)}</p>${text}${door}<p><a href="${escapeHtml(back)}">Back to where you were</a></p></main></body></html>
`
}
