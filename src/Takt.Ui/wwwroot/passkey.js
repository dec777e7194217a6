// Passkeys. A form with data-passkey="make" or "show" carries the server's question in data-options, or says in data-question where
// it is fetched when the button is pressed; the browser's answer goes in its [data-answer] field and the form is sent as any other. Without script, or in a browser that has none, it stays hidden.
const can = globalThis.PublicKeyCredential?.parseCreationOptionsFromJSON && PublicKeyCredential.parseRequestOptionsFromJSON
for (const part of document.querySelectorAll('[data-passkey-only]')) part.hidden = !can
for (const part of document.querySelectorAll('[data-passkey-else]')) part.hidden = !!can

async function question(form) {
  if (form.dataset.options) return JSON.parse(form.dataset.options)
  const token = form.elements.__RequestVerificationToken
  const said = await fetch(form.dataset.question, { method: 'POST', body: new URLSearchParams({ [token.name]: token.value }) })
  if (said.redirected) location.reload() // the page has stood too long: its token is no longer good
  const { options, state } = await said.json()
  form.querySelector('[data-state]').value = state
  return JSON.parse(options)
}

addEventListener('submit', async e => {
  const form = e.target, answer = form.querySelector('[data-answer]')
  if (!form.dataset.passkey || !answer || answer.value) return
  e.preventDefault()
  const failed = form.querySelector('[data-failed]')
  failed.hidden = true
  try {
    const options = await question(form)
    const credential = form.dataset.passkey === 'make'
      ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
      : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })
    answer.value = JSON.stringify(credential.toJSON())
    form.requestSubmit(e.submitter)
  } catch {
    failed.hidden = false // cancelled, too slow, or already there
  }
})
