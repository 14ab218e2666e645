type Service = { name: string; words: string }

/** Every way in but the password. */
export function OtherWays({ services, back }: { services: readonly Service[]; back: string }) {
  return (
    <div className={services.length === 0 ? 'needs-script' : undefined}>
      <p className="or">or</p>
      <div className="ways">
        <button
          type="button"
          className="button quiet-button needs-script"
          data-passkey="sign-in"
          data-back={back}
        >
          Sign in with a passkey
        </button>
        <p className="field-error" role="alert" data-error="" hidden />
        {services.map(({ name, words }) => (
          <form key={name} method="post" action={`/api/auth/signin/${name}`}>
            <input type="hidden" name="back" value={back} />
            <button type="submit" className="button quiet-button">
              Continue with {words}
            </button>
          </form>
        ))}
      </div>
    </div>
  )
}
