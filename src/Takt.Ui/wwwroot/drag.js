// Dragging by a mouse anywhere on what is dragged, by a finger on its handle. Where it is dropped is for the page's own script.
const near = 72, fastest = 18, least = 6 // px: where the page begins to roll, how far at a time, and what is no drag

/**
 * @param {Element} region what the things lie in
 * @param {string} what a selector of what is dragged
 * @param {(held: {card: Element, x: number, y: number} | null) => void} over while it is held, and null when it is let go
 * @param {(held: {card: Element, x: number, y: number}) => void} drop it was let go there
 * @param {boolean} byHandle by a mouse too: its text can be marked
 */
export const drag = (region, what, over, drop, byHandle = false) => {
  let held

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
    over(held)
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
    over(null)
    const click = e => { e.preventDefault(); e.stopPropagation() } // the link under it is not followed
    addEventListener('click', click, { capture: true, once: true })
    setTimeout(() => removeEventListener('click', click, true))
    return was
  }

  region.addEventListener('pointerdown', e => {
    const card = e.target.closest(what), isGrip = e.target.closest('.t-grip')
    if (!card || held || e.button || region.ariaBusy || !isGrip && (byHandle || e.pointerType !== 'mouse' || e.target.closest('details, button'))) return
    held = { card, pointer: e.pointerId, fromX: e.clientX, fromY: e.clientY, x: e.clientX, y: e.clientY, scrolled: scrollY }
  })
  addEventListener('pointermove', e => {
    if (e.pointerId !== held?.pointer) return
    ;[held.x, held.y] = [e.clientX, e.clientY]
    if (!held.on && Math.hypot(held.x - held.fromX, held.y - held.fromY) >= least) begin()
    if (held.on) follow()
  })
  addEventListener('pointerup', e => {
    if (e.pointerId !== held?.pointer) return
    const was = end()
    if (was) drop(was)
  })
  addEventListener('pointercancel', e => { if (e.pointerId === held?.pointer) end() })
  addEventListener('keydown', e => { if (e.key === 'Escape' && held?.on) end() })
  region.addEventListener('dragstart', e => { if (e.target.closest(what)) e.preventDefault() })

  const handles = () => {
    for (const card of region.querySelectorAll(`${what}:not(:has(> .t-grip))`)) card.append(Object.assign(document.createElement('span'), { className: 't-grip', ariaHidden: 'true' }))
  }
  new MutationObserver(handles).observe(region, { childList: true })
  handles()
}
