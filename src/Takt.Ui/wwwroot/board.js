// The board: dropped in another column, a card presses the button it has for that column (swap.js sends it), so that the server
// decides; what it refuses stands where it stood, with the reason.
import { drag } from './drag.js'

const region = document.querySelector('#tavle'), form = () => document.querySelector('#flytt')
const columnAt = (x, y) => {
  const at = document.elementFromPoint(x, y)?.closest('[data-column]')
  return at && region.contains(at) ? at : null
}
const home = card => card.closest('section[data-column]').dataset.column

const show = held => {
  const target = held && columnAt(held.x, held.y)
  for (const column of region.querySelectorAll('[data-column]')) column.toggleAttribute('data-over', !!target && column.dataset.column === target.dataset.column)
}

const drop = ({ card, x, y }) => {
  const to = columnAt(x, y)?.dataset.column
  if (!to || to === home(card)) return
  region.querySelector(`section[data-column="${to}"] ul`).prepend(card) // at once; the answer says where it stands
  const button = Object.assign(document.createElement('button'), { hidden: true, name: 'Form.Move', value: card.dataset.card + to })
  form().append(button)
  form().requestSubmit(button)
}

// The button goes with its column: whoever moved the card finds it again where it came.
addEventListener('submit', e => {
  const [id] = e.target === form() && e.submitter?.value.split('/') || []
  if (id) document.getElementById('kort-' + id)?.focus({ preventScroll: true })
}, true)

if (region) drag(region, '[data-card]', show, drop)
