// Shows a deck ([data-deck]) one slide at a time. Without it the slides are a page to read. Windows with the same deck follow each other.
const deck = document.querySelector('[data-deck]')
if (deck) {
  const find = name => deck.querySelector('.deck-' + name)
  const slides = [...deck.querySelectorAll('.deck-slide')], tools = find('tools'), live = find('live'), clock = find('clock')
  const channel = new BroadcastChannel('deck ' + location.pathname), desk = '#presenter'
  let at = 0, began, back, other

  const go = (to, heard) => {
    at = Math.max(0, Math.min(slides.length - 1, to))
    slides.forEach((slide, i) => {
      slide.toggleAttribute('data-at', false)
      if (i === at || i === at + 1) slide.dataset.at = i === at ? 'now' : 'next'
      slide.inert = i === at + 1
    })
    const said = [at + 1, slides.length, slides[at].dataset.title]
    live.textContent = deck.dataset.announce.replace(/{(\d)}/g, (_, i) => said[i])
    delete deck.dataset.blank
    deck.scrollTop = 0
    if (!heard) channel.postMessage(at)
  }

  const tick = () => {
    const seconds = Math.floor((Date.now() - began) / 1000)
    clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  }

  const start = (mode, to = at) => {
    if (!deck.dataset.mode) {
      back = document.activeElement
      if (!began) setInterval(tick, 1000)
      began = Date.now()
      tick()
    }
    deck.dataset.mode = mode
    if (mode === 'desk') deck.querySelectorAll('.deck-notes').forEach(notes => { notes.open = true })
    deck.focus({ preventScroll: true })
    go(to)
  }

  const end = () => {
    if (document.fullscreenElement) document.exitFullscreen()
    delete deck.dataset.mode
    slides.forEach(slide => { slide.inert = false })
    slides[at].scrollIntoView()
    back.focus({ preventScroll: true })
  }

  const full = () => document.fullscreenElement ? document.exitFullscreen() : deck.requestFullscreen?.().catch(() => {})

  // The presenter's desk gets its own window, so that the room sees the slide alone; if it may not open, it comes here.
  const presenter = () => {
    if (deck.dataset.mode === 'desk') return start('show')
    other = open(location.pathname + location.search + desk, 'presenter', 'popup,width=1200,height=760')
    start(other ? 'show' : 'desk')
  }

  // Where the reader is on the page.
  const seen = () => Math.max(0, slides.findLastIndex(slide => slide.getBoundingClientRect().top < innerHeight / 2))
  const next = () => go(at + 1), previous = () => go(at - 1)
  const acts = { show: () => { start('show', seen()); full() }, previous, next, full, presenter, end }
  const keys = {
    ArrowRight: next, ArrowDown: next, PageDown: next, ' ': next, ArrowLeft: previous, ArrowUp: previous, PageUp: previous,
    Home: () => go(0), End: () => go(slides.length - 1), f: full, n: presenter, b: () => deck.toggleAttribute('data-blank'), Escape: end,
  }

  tools.hidden = false
  deck.tabIndex = -1
  tools.addEventListener('click', e => acts[e.target.closest('[data-act]')?.dataset.act]?.())
  addEventListener('keydown', e => {
    const key = e.key.length > 1 ? e.key : e.key.toLowerCase()
    if (e.ctrlKey || e.metaKey || e.altKey || !Object.hasOwn(keys, key) || key === ' ' && e.target.closest('a, button, summary')) return
    if (!deck.dataset.mode) {
      // On the page the keys are the browser's, but for F and N when the deck has focus.
      if (key !== 'f' && key !== 'n' || !deck.contains(document.activeElement)) return
      start('show', seen())
    }
    e.preventDefault()
    key === ' ' && e.shiftKey ? previous() : keys[key]()
  })
  document.addEventListener('fullscreenchange', () => {
    if (!document.fullscreenElement && deck.dataset.mode && (!other || other.closed)) end()
  })
  channel.onmessage = e => {
    if (!deck.dataset.mode) return
    if (e.data === 'where') channel.postMessage(at)
    else go(e.data, true)
  }

  if (location.hash === desk) { start('desk'); channel.postMessage('where') }
}
