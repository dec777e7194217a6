// The board: a card is dragged by a mouse anywhere on it, by a finger on its handle. Dropped, it presses the button the card has for
// that column (swap.js sends it), so that the server decides; what it refuses stands where it stood, with the reason.
const region = document.querySelector('#tavle'), form = () => document.querySelector('#flytt')
const near = 72, fastest = 18, least = 6 // px: where the page begins to roll, how far at a time, and what is no drag
let held

const handles = () => {
  for (const card of region.querySelectorAll('[data-card]:not(:has(> .t-grip))')) card.append(Object.assign(document.createElement('span'), { className: 't-grip', ariaHidden: 'true' }))
}
const columnAt = (x, y) => {
  const at = document.elementFromPoint(x, y)?.closest('[data-column]')
  return at && region.contains(at) ? at : null
}
const home = card => card.closest('section[data-column]').dataset.column

const show = target => {
  for (const column of region.querySelectorAll('[data-column]')) column.toggleAttribute('data-over', !!target && column.dataset.column === target.dataset.column)
}

const begin = () => {
  held.on = true
  held.card.dataset.held = region.dataset.moving = ''
  held.card.setPointerCapture?.(held.pointer)
  getSelection()?.removeAllRanges()
  roll()
}

const follow = () => {
  const { card, x, y, fromX, fromY, scrolled } = held
  card.style.transform = `translate(${x - fromX}px, ${y - fromY + scrollY - scrolled}px)`
  show(columnAt(x, y))
}

const roll = () => {
  if (!held?.on) return
  const { y } = held, under = innerHeight - y
  const by = y < near + 56 ? -fastest * Math.min(1, (near + 56 - y) / near) : under < near ? fastest * Math.min(1, (near - under) / near) : 0
  if (by) { scrollBy({ top: by, behavior: 'instant' }); follow() }
  requestAnimationFrame(roll)
}

const end = () => {
  const was = held
  held = undefined
  if (!was?.on) return
  was.card.style.transform = ''
  delete was.card.dataset.held
  delete region.dataset.moving
  show(null)
  const click = e => { e.preventDefault(); e.stopPropagation() } // the link under it is not followed
  addEventListener('click', click, { capture: true, once: true })
  setTimeout(() => removeEventListener('click', click, true))
  return was
}

const drop = () => {
  const { x, y, card, on } = held, target = on && columnAt(x, y)
  if (!end() || !target || target.dataset.column === home(card)) return
  const to = target.dataset.column
  region.querySelector(`section[data-column="${to}"] ul`).prepend(card) // at once; the answer says where it stands
  const button = Object.assign(document.createElement('button'), { hidden: true, name: 'Form.Move', value: card.dataset.card + to })
  form().append(button)
  form().requestSubmit(button)
}

region?.addEventListener('pointerdown', e => {
  const card = e.target.closest('[data-card]'), isGrip = e.target.closest('.t-grip')
  if (!card || held || e.button || region.ariaBusy || !isGrip && (e.pointerType !== 'mouse' || e.target.closest('details, button'))) return
  held = { card, pointer: e.pointerId, fromX: e.clientX, fromY: e.clientY, x: e.clientX, y: e.clientY, scrolled: scrollY }
})
addEventListener('pointermove', e => {
  if (e.pointerId !== held?.pointer) return
  ;[held.x, held.y] = [e.clientX, e.clientY]
  if (!held.on && Math.hypot(held.x - held.fromX, held.y - held.fromY) >= least) begin()
  if (held.on) follow()
})
addEventListener('pointerup', e => { if (e.pointerId === held?.pointer) drop() })
addEventListener('pointercancel', e => { if (e.pointerId === held?.pointer) end() })
addEventListener('keydown', e => { if (e.key === 'Escape' && held?.on) end() })
region?.addEventListener('dragstart', e => { if (e.target.closest('[data-card]')) e.preventDefault() })

// The button goes with its column: whoever moved the card finds it again where it came.
addEventListener('submit', e => {
  const [id] = e.target === form() && e.submitter?.value.split('/') || []
  if (id) document.getElementById('kort-' + id)?.focus({ preventScroll: true })
}, true)

if (region) new MutationObserver(handles).observe(region, { childList: true })
region && handles()
