type Choice = { href: string; words: string; isCurrent: boolean }

/** A row of links of which one is where you are. */
export function QuietNav({ label, choices }: { label: string; choices: readonly Choice[] }) {
  return (
    <nav className="quiet-nav" aria-label={label}>
      {choices.map(({ href, words, isCurrent }) => (
        <a key={href} href={href} aria-current={isCurrent ? 'true' : undefined}>
          {words}
        </a>
      ))}
    </nav>
  )
}
