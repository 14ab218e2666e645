type Service = { name: string; words: string }

/** Other services that sign one in: those this site offers, and those one has. */
export function ConnectedServices({
  offered,
  connected,
}: {
  offered: readonly Service[]
  connected: readonly string[]
}) {
  if (offered.length === 0) return null
  return (
    <section aria-labelledby="services">
      <h2 id="services">Other services</h2>
      <p>They tell us who you are, and nothing of what you do there.</p>
      <ul className="things">
        {offered.map(({ name, words }) => (
          <li key={name}>
            <div className="what">
              <b>{words}</b>
              <span>{connected.includes(name) ? 'signs you in' : 'not connected'}</span>
            </div>
            {connected.includes(name) ? (
              <form method="post" action="/api/do/disconnect" data-act="">
                <input type="hidden" name="form" value="/settings/keys" />
                <input type="hidden" name="provider" value={name} />
                <p className="field-error" role="alert" data-error="" hidden />
                <button type="submit" className="soft-button" aria-label={`Disconnect ${words}`}>
                  Disconnect
                </button>
              </form>
            ) : (
              <form method="post" action={`/api/auth/signin/${name}`}>
                <input type="hidden" name="back" value="/settings/keys" />
                <button type="submit" className="soft-button" aria-label={`Connect ${words}`}>
                  Connect
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
