// The search page: up and down among the hits, and one's own last questions, which never leave this browser.
const field = document.querySelector('main .t-search input[type=search]')
const shown = document.querySelector('main [data-recent]')

addEventListener('keydown', e => {
  if (e.ctrlKey || e.metaKey || e.altKey || e.shiftKey) return
  const hits = [...document.querySelectorAll('main .t-rows a.t-whole')], at = hits.indexOf(e.target)
  if (at < 0 && !e.target.matches('input[type=search]')) return
  if (e.key === 'ArrowDown' && hits[at + 1]) hits[at + 1].focus()
  else if (e.key === 'ArrowUp' && at > 0) hits[at - 1].focus()
  else if (at >= 0 && (e.key === 'ArrowUp' || e.key === 'Escape')) { field.focus(); field.select() }
  else return
  e.preventDefault()
})

// Kept with whose they are: whoever comes after in the same browser is not shown them. takt.js forgets them at signing out.
const name = 'takt-sok', most = 8, longest = 200, who = shown?.dataset.recent
const kept = () => { try { const all = JSON.parse(localStorage.getItem(name)); return all?.who === who && Array.isArray(all.asked) ? all.asked.filter(q => typeof q === 'string').slice(0, most) : [] } catch { return [] } }
const keep = asked => { try { asked.length ? localStorage.setItem(name, JSON.stringify({ who, asked })) : localStorage.removeItem(name) } catch {} }

if (who && shown.hasAttribute('data-hits')) {
  const q = field.defaultValue.trim()
  if (q.length <= longest) keep([q, ...kept().filter(other => other.toLowerCase() !== q.toLowerCase())].slice(0, most))
} else if (who) {
  const asked = kept()
  keep(asked)
  shown.hidden = !asked.length
  shown.querySelector('ul').append(...asked.map(q => {
    const row = document.createElement('li')
    row.append(Object.assign(document.createElement('a'), { className: 't-whole', href: '/sok?q=' + encodeURIComponent(q), textContent: q }))
    return row
  }))
  shown.querySelector('button').addEventListener('click', () => { keep([]); shown.hidden = true; field.focus() })
}
