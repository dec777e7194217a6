// A gathering. The clock counts down ([data-until]); the arrow keys turn the pages of the wall; and what a participant writes
// ([data-send]) is kept on the telephone until the server has it, so that a network that is away loses nothing. A code of one's
// own comes behind the # of an address, which no server sees, and is put in its field ([data-own-code]).
const own = document.querySelector('[data-own-code]')
if (own && location.hash.length > 1) {
  own.value = decodeURIComponent(location.hash.slice(1))
  history.replaceState(null, '', location.pathname)
  own.form.requestSubmit()
}

const tick = () => {
  for (const clock of document.querySelectorAll('[data-until]')) {
    const left = Math.max(0, Math.floor((Date.parse(clock.dataset.until) - Date.now()) / 1000))
    const words = `${String(Math.floor(left / 60)).padStart(2, '0')}:${String(left % 60).padStart(2, '0')}`
    const text = clock.lastChild
    if (text && text.nodeValue !== words) text.nodeValue = words
    clock.toggleAttribute('data-over', left === 0)
    const state = clock.parentElement.querySelector('[data-done]')
    if (!state) continue
    state.dataset.stage ??= state.textContent
    state.textContent = left === 0 ? state.dataset.done : left <= 60 ? state.dataset.last : state.dataset.stage
  }
}
tick()
setInterval(tick, 500)

addEventListener('keydown', e => {
  const way = { ArrowRight: 'next', PageDown: 'next', ArrowLeft: 'prev', PageUp: 'prev' }[e.key]
  if (way && !e.target.closest?.('input, textarea, select')) document.querySelector(`.w-pages [rel=${way}]`)?.click()
})

const form = () => document.querySelector('form[data-send]')
const place = document.querySelector('[data-kept]'), told = document.querySelector('[data-told]')
const store = (() => { try { localStorage.setItem('takt', '1'); localStorage.removeItem('takt'); return localStorage } catch { return null } })()
if (place && store) {
  const words = { ...place.dataset }, code = words.kept // the form may come later, and go
  const name = `takt-samling-${code}`, draft = `${name}-utkast${words.draft ?? ''}`
  const kept = () => { try { return JSON.parse(store.getItem(name)) ?? [] } catch { return [] } }
  const keep = items => store.setItem(name, JSON.stringify(items))
  const key = () => {
    const b = crypto.getRandomValues(new Uint8Array(16))
    b[6] = b[6] & 15 | 64
    b[8] = b[8] & 63 | 128
    return [...b].map(x => x.toString(16).padStart(2, '0')).join('').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
  }
  const box = () => form()?.querySelector('textarea')
  let sending, failures = 0, again

  const show = said => {
    // On a tablet that many write on, nothing that has come in is shown or stays.
    if (words.shared !== undefined) keep(kept().filter(i => i.state !== 'sent'))
    const items = kept(), waiting = items.some(i => i.state === 'waits')
    place.replaceChildren()
    told.replaceChildren()
    const line = (tag, text, parent = place) => { const e = document.createElement(tag); e.textContent = text; parent.append(e); return e }
    const away = waiting && failures > 0
    if (away || said) {
      const message = line('p', away ? words.offline : said, told)
      message.className = 'p-told'
      if (away) message.dataset.away = ''
    }
    if (!items.length) return
    const head = line('h2', words.title)
    head.className = 'ds-heading'
    head.dataset.size = '2xs'
    const list = line('ul', '')
    list.className = 'p-kept'
    const press = (text, act, row) => {
      const button = line('button', text, row)
      button.type = 'button'
      button.className = 'ds-button'
      button.dataset.variant = 'tertiary'
      button.onclick = act
    }
    for (const i of items.toReversed()) {
      const row = line('li', i.text, list)
      row.dataset.state = i.state
      line('span', i.why ?? (away && i.state === 'waits' ? words.later : words[i.state]), row)
      if (i.state !== 'asks') continue
      press(words.anyway, () => { keep(kept().map(k => k.key === i.key ? { ...k, state: 'waits', why: undefined, anyway: true } : k)); show(); flush() }, row)
      press(words.change, () => { keep(kept().filter(k => k.key !== i.key)); box().value = [i.text, box().value.trim()].filter(Boolean).join('\n'); show(); box().focus() }, row)
    }
    press(words.forget, () => { keep(kept().filter(i => i.state === 'waits')); show() }, place)
  }

  const token = doc => doc.querySelector('form[data-send] [name=__RequestVerificationToken]')
  const renewToken = async () => {
    const page = await fetch(location.href, { headers: { 'Takt-Live': '1' } })
    const fresh = token(new DOMParser().parseFromString(await page.text(), 'text/html'))
    if (fresh && form()) token(document).value = fresh.value
  }

  const post = async item => {
    if (!form()) return words.over === undefined ? 'waits' : 'refused' // a pause, or the end
    const data = new FormData(form())
    data.set('Form.Key', item.key)
    data.set('Form.Theme', item.theme)
    data.set('Form.Text', item.text)
    if (item.anyway) data.set('Form.Anyway', 'true')
    const r = await fetch(item.address, { method: 'POST', body: new URLSearchParams(data), redirect: 'manual' })
    if (r.type === 'opaqueredirect') return 'sent'
    if (r.status === 400) await renewToken() // of a page that has stood for days
    if (!r.ok && r.status !== 404 && r.status !== 422) throw new Error(r.status)
    const page = new DOMParser().parseFromString(await r.text(), 'text/html')
    const asks = page.querySelector('[data-asks]')
    if (asks) {
      item.why = asks.dataset.asks
      return 'asks'
    }
    item.why = page.querySelector('.ds-validation-message')?.textContent || words.refused
    return 'refused'
  }

  const flush = async () => {
    if (sending) return
    sending = true
    clearTimeout(again)
    try {
      for (const item of kept().filter(i => i.state === 'waits')) {
        const state = await post(item)
        keep(kept().map(i => i.key === item.key ? { ...i, state, why: item.why } : i))
        if (state === 'waits') return show()
        failures = 0
        show(state === 'sent' ? words.thanks : undefined)
      }
    } catch {
      failures++
      show()
      again = setTimeout(flush, Math.min(30_000, 1000 * 2 ** failures) * (0.75 + Math.random() / 2))
    } finally {
      sending = false
    }
  }

  document.addEventListener('submit', e => {
    if (e.target !== form() || !box().value.trim()) return
    try {
      keep([...kept(), { key: key(), theme: form().elements['Form.Theme'].value, text: box().value.trim(), address: location.pathname + location.search, state: 'waits' }])
    } catch { return } // no room on the telephone: the form is sent as it is
    e.preventDefault()
    box().value = box().defaultValue = ''
    store.removeItem(draft)
    show()
    box().focus()
    flush()
  })
  if (words.shared === undefined) {
    document.addEventListener('input', e => { if (e.target === box()) try { store.setItem(draft, box().value) } catch { /* no room */ } })
  } else {
    let left
    const begin = () => { clearTimeout(left); left = setTimeout(() => { location.href = words.shared }, 120_000) } // somebody went away from it
    for (const what of ['input', 'pointerdown', 'keydown']) document.addEventListener(what, begin)
    if (box()) begin()
    keep(kept().filter(i => i.state === 'waits')) // what somebody was asked about, and left
  }
  const restore = () => { if (box() && !box().value && words.shared === undefined) box().value = store.getItem(draft) ?? '' }
  restore()
  new MutationObserver(() => { restore(); if (kept().some(i => i.state === 'waits')) flush() }).observe(document.querySelector('[data-part=skjema]'), { childList: true })
  addEventListener('online', flush)
  show()
  flush()
}
