// Makes wwwroot/theme.css from designsystemet.config.json: `npm run theme`. The result is committed, because the
// generator brings 149 packages with it and the colours change about once a year.
import { execSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const generator = '@digdir/designsystemet@1.15.0'
const here = new URL('.', import.meta.url)
const work = mkdtempSync(join(tmpdir(), 'theme-'))
const run = args => execSync(`npx --yes ${generator} tokens ${args}`, { cwd: work, stdio: 'inherit' })

writeFileSync(join(work, 'designsystemet.config.json'), readFileSync(new URL('designsystemet.config.json', here)))
run('create --config designsystemet.config.json')
run('build')

// Paper is always light, whatever the screen was.
const sheet = readFileSync(join(work, 'design-tokens-build', 'takt.css'), 'utf8')
  .replaceAll('@media (prefers-color-scheme: dark)', '@media screen and (prefers-color-scheme: dark)')
  .replace(/^\[data-color-scheme="dark"\] \{[^}]*\}/m, '@media screen { $& }')
writeFileSync(new URL('wwwroot/theme.css', here), sheet)
rmSync(work, { recursive: true })
