// data-swap="#id" on a form or link: only that part of the page is renewed. Anything unexpected: a plain page load.
const swap = async (e, el, url, init, plain) => {
  const { swap: id } = el.dataset, old = document.querySelector(id)
  if (!old || e.defaultPrevented || url.origin !== location.origin) return
  e.preventDefault()
  old.ariaBusy = 'true'
  try {
    const r = await fetch(url, init), there = new URL(r.url)
    const doc = new DOMParser().parseFromString(await r.text(), 'text/html'), fresh = doc.querySelector(id)
    if (!fresh || r.redirected && there.pathname !== location.pathname) {
      if (r.redirected || !init) return location.assign(there)
      return document.body.replaceWith(doc.body) // an answered post is not sent again
    }
    const at = document.activeElement?.id
    old.replaceChildren(...fresh.childNodes)
    if (there.href !== location.href) {
      history.replaceState({ swap: 1 }, '')
      history.pushState({ swap: 1 }, '', there)
    }
    document.title = doc.title
    const next = old.querySelector('ds-error-summary, [data-autofocus]') ?? document.getElementById(at || id.slice(1)) ?? old
    if (next === old) old.tabIndex = -1
    next?.focus()
    const say = document.querySelector('#live')
    if (say) say.textContent = old.querySelector('[role=status]')?.textContent ?? ''
  } catch {
    delete el.dataset.swap
    plain()
  } finally { old.ariaBusy = null }
}
addEventListener('submit', e => {
  const f = e.target, by = e.submitter
  if (!f.matches('[data-swap]')) return
  const url = new URL(by?.getAttribute('formaction') ?? f.getAttribute('action') ?? '', location), body = new FormData(f, by)
  const get = f.method === 'get'
  if (get) url.search = new URLSearchParams(body)
  swap(e, f, url, get ? undefined : { method: 'post', body }, () => f.requestSubmit(by))
})
addEventListener('click', e => {
  const a = e.target.closest('a[data-swap]')
  if (a && !e.button && !(e.metaKey || e.ctrlKey || e.shiftKey || e.altKey)) swap(e, a, new URL(a.href), undefined, () => location.assign(a.href))
})
addEventListener('popstate', e => e.state?.swap && location.reload())
