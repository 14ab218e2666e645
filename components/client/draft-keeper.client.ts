import { meet } from '@/lib/drafts/meet'
import { act } from './act.client'
import { forget, type Kept, keep, keptAt, me, newKey, onKeptElsewhere } from './drafts.client'

const PAUSE = 1200

export type Where = 'nowhere' | 'device' | 'server'
/** The box that a keeper keeps for. */
export type Box = {
  text(): string
  show(text: string): void
  /** Where the text is safe now, and whether another version waits for a choice. */
  said(where: Where | null, other: string | null): void
}
type Saved = { at: string | null; other: string | null }

/**
 * Keeps what is typed in one box: on the device at once, on the server a moment later. Other tabs and devices may do the same:
 * whoever has not changed the text follows, and when both have, the other's is kept beside ours until its writer chooses.
 */
export class DraftKeeper {
  private kept: Kept
  /** The text on which all tabs of this device agreed last. */
  private seen: string
  private timer: ReturnType<typeof setTimeout> | undefined
  private line: Promise<void> = Promise.resolve()
  private readonly leave: () => void
  private readonly place: string
  private readonly box: Box
  /** What stands in the box when nothing has been typed. */
  private readonly initial: string

  constructor(place: string, box: Box, initial = '') {
    this.place = place
    this.box = box
    this.initial = initial
    const kept = keptAt(place)
    this.kept = kept ?? { body: initial, key: newKey() }
    this.seen = this.kept.body
    this.leave = onKeptElsewhere(place, (theirs) => this.hear(theirs))
    const there = box.text()
    if (kept && there === initial) box.show(kept.body)
    else if (kept && there !== kept.body) this.kept.other = kept.body // typed before this script was there
    if (box.text() !== this.kept.body) this.typed()
    else if (kept) this.say(this.isEmpty ? null : this.kept.sent === this.kept.body ? 'server' : 'device')
  }

  get key(): string {
    return this.kept.key
  }
  get isEmpty(): boolean {
    return this.box.text().trim() === this.initial.trim()
  }

  /** The text in the box has changed. */
  typed(): void {
    const text = this.box.text()
    const stored = keptAt(this.place)
    if (stored && meet(text, stored.body, this.seen) === 'both') this.kept.other = stored.body
    this.change({ ...(stored && { base: stored.base, sent: stored.sent }), body: text })
    clearTimeout(this.timer)
    if (me() !== '') this.timer = setTimeout(() => void this.save(), PAUSE)
  }

  /** The box was opened or closed, or its writer sent to sign in. */
  remember(what: Pick<Kept, 'open' | 'asked'>): void {
    if (this.isEmpty && !what.open) this.forget()
    else this.change({ ...what, body: this.box.text() })
  }

  /** A new name: the last try under the old one may have got through. */
  renew(): void {
    this.change({ key: newKey(), body: this.box.text() })
  }

  /** Let nothing more be sent, and wait for what is on its way. */
  async rest(): Promise<void> {
    clearTimeout(this.timer)
    await this.line
  }

  /** It has been taken by the server, which forgot the draft in the same breath. */
  posted(): void {
    clearTimeout(this.timer)
    this.kept = { body: this.initial, key: newKey(), sent: this.initial }
    this.seen = this.initial
    forget(this.place)
    this.say(null)
  }

  /** It has been discarded: the server is told. */
  forget(): void {
    const wasKept = this.kept.base
    this.posted()
    if (wasKept) void act('save-draft', { place: this.place, body: '', base: wasKept })
  }

  stop(): void {
    clearTimeout(this.timer)
    if (me() !== '' && this.kept.sent !== this.kept.body && !this.isEmpty) void this.save()
    this.leave()
  }

  /** What the server has for this place, when the box was opened. */
  meetServer(theirs: { body: string; at: string } | null): void {
    if (!theirs) {
      this.change({ base: null, sent: '' }, false)
      if (!this.isEmpty) void this.save()
      return
    }
    const outcome = meet(this.box.text(), theirs.body, this.kept.sent ?? this.initial)
    if (outcome === 'theirs') this.box.show(theirs.body)
    if (outcome === 'both') this.kept.other = theirs.body
    this.change({ body: this.box.text(), base: theirs.at, sent: theirs.body })
    if (this.kept.sent !== this.kept.body) void this.save()
    else this.say('server')
  }

  /** Take the other version; ours becomes the other. */
  swap(): void {
    const other = this.kept.other ?? ''
    this.kept.other = this.box.text()
    this.box.show(other)
    this.typed()
  }

  /** Another text stands where this one is to go: its writer has to choose. */
  rival(text: string): void {
    if (text !== this.box.text()) this.change({ other: text, body: this.box.text() })
  }

  dropOther(): void {
    delete this.kept.other
    this.typed()
  }

  private hear(theirs: Kept | null): void {
    const outcome = meet(this.box.text(), theirs?.body ?? this.initial, this.seen)
    if (outcome === 'both' || outcome === 'mine') return // told with the next keystroke
    this.box.show(theirs?.body ?? this.initial)
    this.kept = theirs ?? { body: this.initial, key: newKey() }
    this.seen = this.kept.body
    this.say(theirs ? 'device' : null)
  }

  private change(what: Partial<Kept>, isTyped = true): void {
    this.kept = { ...this.kept, ...what }
    const isKept = keep(this.place, this.kept)
    this.seen = this.kept.body
    if (isTyped) this.say(this.isEmpty ? null : isKept ? 'device' : 'nowhere')
  }

  private say(where: Where | null): void {
    this.box.said(where, this.kept.other ?? null)
  }

  private save(): Promise<void> {
    this.line = this.line.then(() => this.send())
    return this.line
  }

  private async send(): Promise<void> {
    const { body, base = null, sent } = this.kept
    if (body === sent || me() === '') return
    const text = body === this.initial ? '' : body
    const answer = await act<Saved>('save-draft', { place: this.place, body: text, base })
    if (answer.status === 'refused') return
    const { at, other } = answer.value
    if (other !== null) {
      // Somewhere else it was changed too. Ours goes on, on top of it; theirs waits beside it.
      this.change({ base: at, sent: other, other }, false)
      this.say('device')
      await this.send()
      return
    }
    // Another tab may have typed on meanwhile: only what the server knows is noted.
    const stored = keptAt(this.place)
    if (stored && stored.body !== this.kept.body) keep(this.place, { ...stored, base: at, sent: body })
    this.kept = { ...this.kept, base: at, sent: body }
    if (stored?.body === this.kept.body) keep(this.place, this.kept)
    if (this.kept.body === body && !this.isEmpty) this.say('server')
  }
}
