// A list that is put in order: dropped, the lines stand in their new order at once, and the form with their order is sent.
import { drag } from './drag.js'

const list = document.querySelector('[data-order]'), lines = () => [...list.querySelectorAll(':scope > [data-line]')]

// The line it is to stand before; null for last.
const before = ({ card, y }) => lines().find(line => line !== card && y < line.getBoundingClientRect().top + line.offsetHeight / 2) ?? null

const show = held => {
  const next = held && before(held)
  for (const line of lines()) line.toggleAttribute('data-over', line === next)
  list.toggleAttribute('data-last', !!held && !next)
}

const drop = held => {
  const form = document.getElementById(list.dataset.order), stood = lines()
  list.insertBefore(held.card, before(held) ?? stood.at(-1).nextSibling)
  const now = lines()
  if (now.every((line, at) => line === stood[at])) return
  form.elements['Form.Order'].value = now.map(line => line.dataset.line).join()
  form.elements['Form.Item'].value = held.card.dataset.line
  form.requestSubmit()
}

if (list) drag(list, '[data-line]', show, drop, true)
