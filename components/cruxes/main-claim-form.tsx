/** Say what a thread is about, where nobody has: cruxes are cruxes for it. */
export function MainClaimForm({ slug }: { slug: string }) {
  return (
    <form
      className="crux-panel"
      method="post"
      action="/api/do/main-claim"
      aria-labelledby="main-claim-heading"
    >
      <input type="hidden" name="thread" value={slug} />
      <h2 id="main-claim-heading">This thread has no main claim yet</h2>
      <p className="help">
        Say in one sentence what it argues for, so that people can say how likely they find it, and what would
        change that.
      </p>
      <label htmlFor="main-claim">Main claim</label>
      <textarea id="main-claim" name="text" rows={2} maxLength={280} required />
      <div className="panel-buttons">
        <button type="submit" className="primary">
          Add the main claim
        </button>
      </div>
    </form>
  )
}
