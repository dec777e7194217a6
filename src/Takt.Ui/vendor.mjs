// Copies what the browser needs from node_modules to wwwroot/vendor. Run by the build (Takt.Ui.csproj), after `npm ci`.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'

const here = new URL('.', import.meta.url)
const read = path => readFileSync(new URL(`../../node_modules/@digdir/${path}`, here), 'utf8')
const write = (name, text) => writeFileSync(new URL(`wwwroot/vendor/${name}`, here), text)

mkdirSync(new URL('wwwroot/vendor', here), { recursive: true })
write('ds.css', read('designsystemet-css/dist/src/index.css'))

// The map is not served, and hints to developers do not belong in a user's console. An inline script could say so too, but the CSP forbids it.
const elements = read('designsystemet-web/dist/umd/index.js').replace(/^\/\/# sourceMappingURL=.*$/m, '')
write('ds-web.js', `window.dsWarnings=false;${elements}`)
