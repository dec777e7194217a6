// A page that follows what others do (Live.razor). The stream says only that something has changed; the page is then read again, as
// its reader may see it, and what is marked data-part is renewed where it differs. At each connection too, so nothing is missed.
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

// Whoever types, or is about to press a button, keeps what they look at until they are done.
const isBusy = part => {
  const fields = [...part.querySelectorAll('input:not([type=hidden]), textarea, select, button')]
  return fields.length > 0 && (part.matches(':hover') || fields.some(f => f === document.activeElement || !!f.checked !== !!f.defaultChecked || f.matches('textarea, input:not([type])') && f.value !== f.defaultValue))
}

const renew = doc => {
  let renewed, busy
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
