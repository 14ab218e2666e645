import type { NewThreadDraft } from '@/lib/drafts/view'
import { KIND_WORDS, type ThreadKind } from '@/lib/threads/view'

type ThreadFormProps = {
  action: 'new-thread' | 'edit-thread'
  place: string
  /** What stands in it, and what would stand there if nothing had been begun. */
  draft: NewThreadDraft
  initial: NewThreadDraft
  /** What goes along unseen. */
  fields: Record<string, string>
  /** Where it can be started; none when the thread is there already. */
  groups: readonly { slug: string; name: string }[]
  /** Tags that others use, as a help. */
  knownTags: readonly string[]
  refusal: string | null
}

const HINTS = {
  post: 'Something you have thought through.',
  linkpost: 'A text from elsewhere, with a word on why it is worth reading.',
  transcript: 'A conversation. Each turn begins a paragraph: **handle** [12:40] and what was said.',
  question: 'Something you would like to know. The answers are comments.',
  quick_takes: 'Short thoughts, gathered under one roof.',
} as const satisfies Record<ThreadKind, string>

/** A thread, written on one page in the type that it will be read in. Plain HTML that posts before scripts load. */
export function ThreadForm({
  action,
  place,
  draft,
  initial,
  fields,
  groups,
  knownTags,
  refusal,
}: ThreadFormProps) {
  const isNew = action === 'new-thread'
  return (
    <form
      className="composer thread-form"
      method="post"
      action={`/api/do/${action}`}
      data-composer="thread"
      data-place={place}
      data-initial={JSON.stringify(initial)}
    >
      {draft.tagsSeen !== undefined && <input type="hidden" name="tagsSeen" value={draft.tagsSeen} />}
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="thread-form-row">
        {isNew && (
          <label>
            Kind
            <select name="kind" defaultValue={draft.kind}>
              {Object.entries(KIND_WORDS).map(([kind, words]) => (
                <option key={kind} value={kind}>
                  {words}
                </option>
              ))}
            </select>
          </label>
        )}
        {isNew && (
          <label>
            Group
            <select name="group" defaultValue={draft.group}>
              {groups.map(({ slug, name }) => (
                <option key={slug} value={slug}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      {isNew && (
        <dl className="kind-hints">
          {Object.entries(HINTS).map(([kind, hint]) => (
            <div key={kind} data-kind={kind}>
              <dt>{KIND_WORDS[kind as ThreadKind]}</dt>
              <dd>{hint}</dd>
            </div>
          ))}
        </dl>
      )}
      <label>
        Title
        <input
          name="title"
          className="as-title"
          defaultValue={draft.title}
          maxLength={200}
          autoComplete="off"
        />
      </label>
      {(isNew || draft.kind === 'linkpost') && (
        <label data-for="linkpost">
          Link
          <input
            name="url"
            type="text"
            inputMode="url"
            defaultValue={draft.url}
            placeholder="https://"
            autoComplete="off"
          />
        </label>
      )}
      <label>
        Text
        <textarea name="body" className="as-post" defaultValue={draft.body} rows={10} dir="auto" />
      </label>
      <label>
        Main claim
        <textarea
          name="mainClaim"
          className="as-claim"
          defaultValue={draft.mainClaim}
          maxLength={280}
          rows={1}
          aria-describedby="claim-hint"
        />
      </label>
      <p className="hint" id="claim-hint">
        One sentence that people can find likely or unlikely, and that your text argues for or asks about. You
        may leave it out.
      </p>
      <label>
        Tags
        <input
          name="tags"
          defaultValue={draft.tags}
          autoComplete="off"
          aria-describedby="tags-hint"
          placeholder="parted by commas"
        />
      </label>
      <p className="hint" id="tags-hint">
        {knownTags.length > 0
          ? `In use here: ${knownTags.map((tag) => tag.replaceAll('-', ' ')).join(', ')}.`
          : ''}
      </p>
      <div className="composer-more">
        <button
          type="submit"
          className="button"
          aria-disabled={refusal !== null || undefined}
          title={refusal ?? undefined}
        >
          {isNew ? 'Publish' : 'Save'}
        </button>
        <button
          type="submit"
          className="soft-button"
          formAction="/api/do/save-draft"
          name="place"
          value={place}
          data-preview=""
        >
          Preview
        </button>
        <span className="composer-note" role="status">
          {refusal}
        </span>
      </div>
    </form>
  )
}
