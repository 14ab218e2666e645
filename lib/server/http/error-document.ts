const PAGES = {
  400: {
    title: 'That address is not one of ours',
    text: 'Something in it is garbled. Start again from the front page.',
  },
  500: {
    title: 'That went wrong on our side',
    text: 'It has been written down. Nothing you wrote is lost: go back, and try again in a moment.',
  },
} as const

/** The page for an answer that the framework could not give. It says nothing about the bug. */
export function errorDocument(status: keyof typeof PAGES): string {
  const { title, text } = PAGES[status]
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>${title} · Doublecrux</title><link rel="icon" href="/icon.svg"><link rel="stylesheet" href="/error.css"></head>
<body><main><p class="mark">double<b>crux</b></p><h1>${title}</h1><p>${text}</p><p><a href="/">All threads</a></p></main></body></html>
`
}
