// A page that follows what others do (Live.razor). The stream says only that something has changed; the page is then read again, as
// its reader may see it, and what is marked data-part is renewed where it differs. At each connection too, so nothing is missed.
// The children of data-list come and go: each has its data-row, and data-as where it may become another thing (a form, a text).
// Only a page that is seen listens: a browser holds six connections to one host, and whoever comes back to a page reads it first.
const live = document.querySelector('[data-live]'), silence = 40_000
const shown = new Map()
let stream, heard = 0, failures = 0, reading, again, soon, late, gone

const tell = on => {
  delete live.dataset.quiet
  live.querySelector('[data-on]').hidden = !on
  live.querySelector('[data-off]').hidden = on
}

// A form's token is another each time and says the same.
const asCame = part => part?.innerHTML.replace(/(name="__RequestVerificationToken" value=")[^"]*/g, '$1')

const isTyped = f => f.matches('select') ? !([...f.options].find(o => o.defaultSelected) ?? f.options[0])?.selected : !!f.checked !== !!f.defaultChecked || f.matches('textarea, input') && f.value !== f.defaultValue
const fieldsOf = part => [...part.querySelectorAll('input:not([type=hidden]), textarea, select, button')]

// Typed and not saved, or come back because something was wrong with it: it stands until it is sent.
const isUnsaved = part => part.querySelector('form[data-guard=changed]') || fieldsOf(part).some(isTyped)

// Whoever types, or is about to press a button, keeps what they look at until they are done.
const isBusy = part => {
  const fields = fieldsOf(part)
  return fields.length > 0 && (part.matches(':hover') || fields.some(f => f === document.activeElement || isTyped(f)))
}

// What is new is put in its place, and what is gone taken out; what holds something unsaved stays. Whoever is in a field stays
// there: it is the others that move.
const arrange = (list, fresh) => {
  const rows = [...fresh.children], own = row => [...list.children].find(r => r.dataset.row === row.dataset.row)
  let renewed, busy
  for (const row of [...list.children]) {
    const now = rows.find(r => r.dataset.row === row.dataset.row)
    if (now && now.dataset.as === row.dataset.as) {
      const head = row.querySelector(':scope > .t-panel__head'), its = now.querySelector(':scope > .t-panel__head')
      if (!head || !its || head.innerHTML === its.innerHTML) continue
      head.replaceChildren(...its.cloneNode(true).childNodes) // its number is another
      renewed = true
    } else if (!isUnsaved(row)) {
      if (isBusy(row)) busy = true
      else {
        row.remove()
        renewed = true
      }
    }
  }
  const order = rows.map(row => {
    const standing = own(row)
    if (standing) return standing
    for (const part of row.querySelectorAll('[data-part]')) shown.set(part.dataset.part, asCame(part))
    renewed = true
    return row
  })
  for (const left of [...list.children]) if (!order.includes(left)) order.splice(order.indexOf(left.previousElementSibling) + 1, 0, left)
  if (order.some((row, n) => list.children[n] !== row)) {
    const at = order.find(row => row.contains(document.activeElement)), place = order.indexOf(at)
    order.forEach((row, n) => { if (row !== at) list.insertBefore(row, n < place ? at : null) })
  }
  return [renewed, busy]
}

const renew = doc => {
  let renewed, busy
  for (const list of document.querySelectorAll('[data-list]')) {
    const fresh = doc.querySelector(`[data-list="${list.dataset.list}"]`), [isRenewed, isKept] = fresh ? arrange(list, fresh) : []
    if (isRenewed) renewed = ''
    busy ||= isKept
  }
  for (const part of document.querySelectorAll('[data-part]')) {
    const name = part.dataset.part, fresh = doc.querySelector(`[data-part="${name}"]`), html = asCame(fresh)
    if (!fresh || html === (shown.get(name) ?? asCame(part))) continue
    if (isBusy(part)) { busy = true; continue }
    const at = part.contains(document.activeElement) && document.activeElement.getAttribute('href')
    const open = [...part.querySelectorAll('details')].map(d => d.open) // what one has unfolded stays so
    part.replaceChildren(...fresh.childNodes)
    const folds = part.querySelectorAll('details')
    if (folds.length === open.length) folds.forEach((d, i) => { d.open ||= open[i] })
    if (at) part.querySelector(`[href="${CSS.escape(at)}"]`)?.focus({ preventScroll: true })
    shown.set(name, html)
    part.dataset.renewed = renewed = ''
    setTimeout(() => delete part.dataset.renewed, 2000)
  }
  if (busy) readIn(2000)
  const say = renewed === '' && document.querySelector('#live')
  if (say) {
    say.textContent = ''
    setTimeout(() => say.textContent = doc.querySelector('[data-live]')?.dataset.said ?? '', 50)
  }
}

// True when the page stands as it should, false when it is no longer for this reader; else it failed and can be tried again.
const read = async () => {
  if (reading) return again = true
  reading = true
  try {
    const r = await fetch(live.dataset.page, { headers: { 'Takt-Live': '1' } })
    if (r.redirected || [401, 403, 404].includes(r.status)) {
      gone = true
      stop()
      tell(false)
      return false
    }
    if (!r.ok) throw new Error(r.status)
    renew(new DOMParser().parseFromString(await r.text(), 'text/html'))
    return true
  } finally {
    reading = false
    if (again) again = void readIn(100)
  }
}
const readIn = ms => { clearTimeout(soon); soon = setTimeout(() => read().catch(() => readIn(3000 + 2000 * Math.random())), ms) }

const stop = () => { stream?.close(); stream = undefined; clearTimeout(soon); clearTimeout(late) }

const listen = () => {
  if (stream || gone || document.hidden) return
  stream = new EventSource(live.dataset.live)
  heard = Date.now()
  const on = (name, act) => stream.addEventListener(name, () => { heard = Date.now(); act?.() })
  on('beat')
  on('changed', () => readIn(100))
  on('resync', () => readIn(3000 * Math.random())) // everybody is told at once
  on('hello', () => {
    failures = 0
    clearTimeout(late)
    late = undefined
    tell(true)
    readIn(0)
  })
  stream.onerror = e => {
    late ??= setTimeout(tell, 5000, false)
    if (e.target.readyState !== EventSource.CLOSED) return // it comes back by itself
    stream = undefined
    setTimeout(() => read().then(listen, listen), Math.min(30_000, 1000 * 2 ** failures++) * (0.75 + Math.random() / 2))
  }
}

// A network that is cut says nothing.
setInterval(() => {
  if (!stream || Date.now() - heard < silence) return
  stop()
  tell(false)
  listen()
}, 5000)

// As it came: what a script counts down here has not changed there.
for (const part of document.querySelectorAll('[data-part]')) shown.set(part.dataset.part, asCame(part))
// What this page saved itself stands already (autosave.js).
addEventListener('takt-stands', ({ detail: part }) => shown.set(part.dataset.part, asCame(part)))
// What nobody may be told the time of is read now and then instead.
if (live.dataset.every) setInterval(() => { if (!gone && !document.hidden) read().catch(() => {}) }, live.dataset.every * 1000)
addEventListener('visibilitychange', () => document.hidden ? stop() : listen())
addEventListener('pagehide', stop)
addEventListener('pageshow', listen)
listen()
