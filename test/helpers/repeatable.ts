// Before each test file: what is drawn at random is the same in every run, so that a failure can be seen again. Another
// seed: `RANDOM_SEED=7 npx vitest …`.
import fc from 'fast-check'

fc.configureGlobal({ seed: Number(process.env['RANDOM_SEED'] ?? 20_261_122) })
