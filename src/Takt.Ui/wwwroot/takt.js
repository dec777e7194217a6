// Small comforts on pages that work without script. A module: it runs when the page is read.
const one = (selector, root = document) => root.querySelector(selector)

// "/" goes to the search field, or to the search page where there is no room for the field.
addEventListener('keydown', e => {
  if (e.key !== '/' || e.ctrlKey || e.metaKey || e.altKey || e.target.closest('input, textarea, select, [contenteditable]')) return
  const field = [...document.querySelectorAll('input[type=search]')].find(f => f.offsetParent)
  e.preventDefault()
  field ? (field.focus(), field.select()) : one('.t-header__find')?.click()
})

// What is typed and not sent: the browser asks before the page is left. A form that came back with errors is so from the start.
let unsent = one('form[data-guard=changed]')
addEventListener('input', e => unsent = e.target.closest('form[data-guard]') ?? unsent)
addEventListener('submit', () => unsent = null)
addEventListener('beforeunload', e => { if (unsent?.isConnected) e.preventDefault() })

// ds-error-summary takes focus itself.
if (!one('ds-error-summary')) one('[data-autofocus]')?.focus()

// A live region is read when it changes, not when it comes with the page.
const said = one('.t-flash[role=status]')
if (said) setTimeout(() => { const live = one('#live'); if (live) live.textContent = said.textContent }, 200)

addEventListener('click', e => {
  if (e.target.closest('[data-print]')) print()
  for (const menu of document.querySelectorAll('details.t-menu[open]')) if (!menu.contains(e.target)) menu.open = false
})
// What is led to by an address may lie in a branch that is folded.
const unfold = () => { const to = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null; for (let d = to?.closest('details:not([open])'); d; d = d.closest('details:not([open])')) d.open = true; to?.closest('.t-org') && to.scrollIntoView({ block: 'center' }) }
addEventListener('hashchange', unfold)
unfold()
addEventListener('keydown', e => {
  const menu = e.key === 'Escape' && e.target.closest('details.t-menu[open]')
  if (menu) { menu.open = false; one('summary', menu).focus() }
})

// Paper cannot unfold.
addEventListener('beforeprint', () => { for (const d of document.querySelectorAll('details:is(.t-numbers, .t-cluster, .t-org details):not([open])')) { d.open = true; d.dataset.unfolded = '' } })
addEventListener('afterprint', () => { for (const d of document.querySelectorAll('details[data-unfolded]')) { d.open = false; delete d.dataset.unfolded } })
