import { composerHtml } from '@/components/comments/composer-html'
import { retractHtml } from '@/components/comments/retract-html'
import { type Answer, act } from './act.client'
import { actSurely, type Composer, startComposer } from './composer.client'
import { refOf } from './folds.client'
import { refresh } from './posted.client'
import { say } from './say.client'

// What one can do with one's own comments, in place: edit, delete and undelete, retract.

type Own = { body: string; revision: number; state: string; reason: string | null }

const articleOf = (item: HTMLElement) => item.querySelector<HTMLElement>(':scope > article')

async function readOwn(slug: string, ref: string): Promise<Own | null> {
  const answer = await fetch(`/api/threads/${slug}/comments/${ref}`).catch(() => null)
  return answer?.ok ? answer.json() : null
}

/** Put the box for editing in the text's place. False when its source cannot be had. */
export async function edit(slug: string, item: HTMLElement): Promise<boolean> {
  if (item.classList.contains('is-editing')) return true
  const ref = refOf(item)
  const own = await readOwn(slug, ref)
  if (!own) return false
  const form = formOf(
    composerHtml({
      kind: 'edit',
      place: { kind: 'edit', thread: slug, comment: ref },
      fields: { thread: slug, comment: ref, revision: String(own.revision) },
      body: own.body,
    }),
  )
  articleOf(item)?.after(form)
  item.classList.add('is-editing')
  const composer = startComposer(form, {
    send: (one) => save(slug, ref, item, one),
    close: (one) => {
      one.keeper.remember({ open: false })
      leave(item, one)
    },
  })
  composer?.box.focus()
  composer?.box.setSelectionRange(own.body.length, own.body.length)
  return composer !== null
}

async function save(slug: string, ref: string, item: HTMLElement, composer: Composer): Promise<void> {
  const fields = Object.fromEntries(new FormData(composer.form))
  const answer = await actSurely('edit-comment', fields)
  if (answer.status === 'refused') {
    composer.refuse(answer)
    if (answer.code === 'conflict') await meetOther(slug, ref, composer)
    return
  }
  composer.keeper.posted()
  await refresh(slug, ref)
  leave(item, composer)
}

/** It was changed elsewhere: show that text beside ours; the next try is made on top of it. */
async function meetOther(slug: string, ref: string, { form, keeper }: Composer): Promise<void> {
  const own = await readOwn(slug, ref)
  const revision = form.querySelector<HTMLInputElement>('[name=revision]')
  if (!own || !revision) return
  revision.value = String(own.revision)
  keeper.rival(own.body)
}

function leave(item: HTMLElement, { form, keeper }: Composer): void {
  keeper.stop()
  form.remove()
  item.classList.remove('is-editing')
  const button = articleOf(item)?.querySelector<HTMLElement>('button.own.edit')
  if (button) button.focus({ preventScroll: true })
}

/** Delete, or bring back. */
export async function setDeleted(
  slug: string,
  item: HTMLElement,
  button: Element,
  deleted: boolean,
): Promise<void> {
  const answer = await act('delete-comment', {
    thread: slug,
    ...(deleted ? { comment: refOf(item) } : { undelete: refOf(item) }),
  })
  await show(slug, item, button, answer)
  articleOf(item)
    ?.querySelector<HTMLElement>(deleted ? 'button[name=undelete]' : 'button.own.delete')
    ?.focus({ preventScroll: true })
}

/** Open the form that asks why, under the comment. */
export async function retract(slug: string, item: HTMLElement): Promise<boolean> {
  item.querySelector(':scope > .retract-form')?.remove()
  const ref = refOf(item)
  const own = await readOwn(slug, ref)
  if (!own) return false
  const form = formOf(retractHtml({ slug, ref, isRetracted: own.state === 'retracted', reason: own.reason }))
  const close = () => {
    form.remove()
    articleOf(item)?.querySelector<HTMLElement>('button.own.retract')?.focus({ preventScroll: true })
  }
  form.querySelector('[data-close]')?.addEventListener('click', close)
  form.addEventListener('keydown', (event) => event.key === 'Escape' && close())
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const fields = Object.fromEntries(new FormData(form, event.submitter))
    const answer = await act('retract-comment', fields)
    await show(slug, item, form, answer)
    if (answer.status === 'done') close()
  })
  articleOf(item)?.after(form)
  form.querySelector<HTMLInputElement>('[name=reason]')?.focus()
  return true
}

async function show(
  slug: string,
  item: HTMLElement,
  beside: Element,
  answer: Answer<unknown>,
): Promise<void> {
  if (answer.status === 'refused') say(beside, answer)
  else if (!(await refresh(slug, refOf(item)))) location.reload()
}

function formOf(html: string): HTMLFormElement {
  const template = document.createElement('template')
  template.innerHTML = html
  const form = template.content.querySelector('form')
  if (!form) throw new Error('a form was made without a form')
  return form
}
