// Small comforts on pages that work without script. A module: it runs when the page is read.
const one = (selector, root = document) => root.querySelector(selector)

// "/" goes to the search field, or to the search page where there is no room for the field.
addEventListener('keydown', e => {
  if (e.key !== '/' || e.ctrlKey || e.metaKey || e.altKey || e.target.closest('input, textarea, select, [contenteditable]')) return
  const field = [...document.querySelectorAll('input[type=search]')].find(f => f.offsetParent)
  e.preventDefault()
  field ? (field.focus(), field.select()) : one('.t-header__find')?.click()
})

// What is typed and not sent: the browser asks before the page is left. A form that came back with errors is so from the start; one that saves itself (autosave.js) is kept.
let unsent = one('form[data-guard=changed]')
addEventListener('input', e => unsent = e.target.closest('form[data-guard]') ?? unsent)
addEventListener('submit', () => unsent = null)
addEventListener('beforeunload', e => { if (unsent?.isConnected && unsent.dataset.guard !== 'kept') e.preventDefault() })

// What search.js keeps goes with whoever signs out.
addEventListener('submit', e => { if (e.target.matches('[data-forgets]')) try { localStorage.removeItem('takt-sok') } catch {} })

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

// A field that looks up: what the server suggests stands in the list under it (u-datalist). Slow or failed, it is a field to type in.
// The field takes its list when it is reached, before u-datalist hears of it: until then, and without script, it is plain text.
let asking
addEventListener('focus', ({ target }) => { if (target.dataset?.lookup) target.setAttribute('list', target.id + '-list') }, true)
const suggest = async (field, list, q) => {
  const url = new URL(field.dataset.lookup, location)
  url.searchParams.set('q', q)
  const found = q.length < 2 ? [] : await fetch(url).then(r => r.ok && !r.redirected ? r.json() : []).catch(() => [])
  if (field.value.trim() === q) list.replaceChildren(...found.map(text => Object.assign(document.createElement('u-option'), { textContent: text })), ...list.querySelectorAll('[data-besides]'))
}
addEventListener('input', ({ target }) => {
  const list = target.dataset?.lookup && document.getElementById(target.getAttribute('list'))
  if (!list) return
  clearTimeout(asking)
  const q = target.value.trim(), isChosen = [...list.children].some(o => o.textContent === q)
  if (!isChosen) asking = setTimeout(suggest, 150, target, list, q)
})

// Paper cannot unfold.
addEventListener('beforeprint', () => { for (const d of document.querySelectorAll('details:is(.t-numbers, .t-cluster, .t-org details):not([open])')) { d.open = true; d.dataset.unfolded = '' } })
addEventListener('afterprint', () => { for (const d of document.querySelectorAll('details[data-unfolded]')) { d.open = false; delete d.dataset.unfolded } })
