// A form with data-autosave saves itself a moment after one stops typing: it is posted as its button would have done, and the page
// that comes back says how it went. data-autosaved in it says so in words. Without script, or when nothing answers, there is the button.
// Nothing typed is lost: what is not saved stays in its field, is tried again, and the browser asks before the page is left.
const pause = 1200, longest = 30_000
const states = new WeakMap(), waiting = new Set()
const stateOf = form => states.get(form) ?? (states.set(form, { failures: 0 }), states.get(form))
const fieldsOf = form => [...form.querySelectorAll('textarea, input[type=text]')]
const isDirty = form => fieldsOf(form).some(f => f.value !== f.defaultValue)

const tell = (form, how) => {
  for (const words of form.querySelectorAll('[data-autosaved] [data-is]')) words.hidden = words.dataset.is !== how
  const live = (how === 'failed' || how === 'out') && document.querySelector('#live')
  if (live) live.textContent = form.querySelector(`[data-autosaved] [data-is=${how}]`)?.textContent ?? ''
}

const later = (form, ms) => {
  const state = stateOf(form)
  clearTimeout(state.timer)
  waiting.add(form)
  state.timer = setTimeout(save, ms, form)
}

// What comes back with the form: where it lies among other forms, data-saves says how far it goes.
const aroundOf = form => form.closest('[data-saves]') ?? form.closest('.t-panel')

// What stands there now is what was sent: the marks are the new ones, and what was typed meanwhile is left to save.
const settle = (form, fresh, sent) => {
  for (const field of fresh.querySelectorAll('input[type=hidden]')) {
    const own = form.querySelector(`input[type=hidden][name="${CSS.escape(field.name)}"]`)
    if (own) own.value = field.value
  }
  for (const [field, value] of sent) field.defaultValue = value
  form.dataset.guard = isDirty(form) ? '' : 'kept'
  if (aroundOf(form).dataset.part) dispatchEvent(new CustomEvent('takt-stands', { detail: aroundOf(fresh) }))
  else if (!isDirty(form)) show(form, fresh) // what was wrong stands there no longer
}

// Refused, or somebody else wrote meanwhile: what the server shows holds both, and live.js leaves it alone.
const show = (form, fresh) => {
  const around = aroundOf(form), at = document.activeElement, name = form.contains(at) ? at.name : undefined, caret = at?.selectionStart
  const { part } = aroundOf(fresh).dataset
  if (part) around.dataset.part = part
  else delete around.dataset.part
  around.replaceChildren(...aroundOf(fresh).childNodes)
  const next = name && around.querySelector(`form[data-guard] [name="${CSS.escape(name)}"]`)
  if (next) {
    next.focus({ preventScroll: true })
    next.setSelectionRange?.(caret, caret)
  }
  const live = document.querySelector('#live'), alert = around.querySelector('[role=alert], [data-field=validation]')
  if (live && alert) live.textContent = alert.textContent
}

const post = async form => {
  const state = stateOf(form), sent = fieldsOf(form).map(f => [f, f.value]), body = new FormData(form)
  body.set('Form.Quietly', 'on')
  tell(form, 'saving')
  try {
    const r = await fetch(location.pathname, { method: 'post', body, headers: { 'Takt-Live': '1' } })
    if (r.status >= 500 || r.status === 429) throw new Error(r.status)
    const fresh = new DOMParser().parseFromString(await r.text(), 'text/html').getElementById(form.id)
    if (!fresh) {
      waiting.delete(form)
      return tell(form, 'out') // signed out, or the meeting is over: the button says what is so, and carries what was typed
    }
    state.failures = 0
    waiting.delete(form)
    if (fresh.dataset.guard === 'changed') return show(form, fresh)
    settle(form, fresh, sent)
    tell(form, 'saved')
    if (isDirty(form)) later(form, pause)
  } catch {
    tell(form, 'failed')
    later(form, Math.min(longest, 2000 * 2 ** state.failures++))
  }
}

const save = form => {
  const state = stateOf(form)
  clearTimeout(state.timer)
  if (!form.isConnected) return void waiting.delete(form)
  return state.saving ??= post(form).finally(() => state.saving = undefined)
}

addEventListener('input', ({ target }) => {
  const form = target.closest?.('form[data-autosave]')
  if (!form) return
  form.dataset.guard = ''
  later(form, pause)
})

// Whatever is sent waits for what is not saved yet; a form's own button then sends the newest mark.
addEventListener('submit', e => {
  const form = e.target, others = [...waiting].filter(f => f.isConnected && f !== form), own = states.get(form)
  clearTimeout(own?.timer)
  if (!others.length && !own?.saving || form.dataset.flushed) {
    waiting.delete(form)
    return
  }
  e.preventDefault()
  e.stopImmediatePropagation()
  form.dataset.flushed = ''
  Promise.all([own?.saving, ...others.map(save)]).finally(() => {
    const lost = others.some(f => f.isConnected && waiting.has(f))
    clearTimeout(own?.timer)
    if (!lost && form.isConnected) form.requestSubmit(e.submitter)
    delete form.dataset.flushed
  })
}, true)

addEventListener('online', () => { for (const form of waiting) save(form) })
