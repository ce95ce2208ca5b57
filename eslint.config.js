import js from '@eslint/js'
import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import ts from 'typescript-eslint'
import { securityRules } from './scripts/security-rules.mjs'

export default ts.config(
  { ignores: ['out/', 'dist/', 'test-results/', 'node_modules/'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  {
    rules: {
      eqeqeq: 'error',
      // Playwright reads a fixture's needs from its first parameter, an empty pattern included.
      'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }],
      'no-console': 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: false } }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error'
    }
  },
  {
    files: ['main/**/*.ts', 'preload/**/*.ts', 'test/**/*.ts'],
    ignores: ['**/vite.config.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }]
    }
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      globals: globals.browser,
      parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'] }
    }
  },
  { files: ['{main,preload,renderer}/**/*.{ts,svelte}'], rules: securityRules },
  // The one place that may hand a link to the system, after reading it.
  { files: ['main/wiring/outside.ts'], rules: { 'no-restricted-properties': 'off' } },
  // Only the folder that talks to Electron may import it; the same rule is enforced with its reasons in test/architecture.test.ts.
  // Electron loads what `-r` names as CommonJS.
  {
    files: ['**/*.cjs'],
    languageOptions: { globals: globals.node },
    rules: { '@typescript-eslint/no-require-imports': 'off' }
  },
  {
    files: ['scripts/**/*.{js,mjs,cjs}', 'test/{bench,plain-http}/**/*.{js,mjs}'],
    languageOptions: { globals: globals.node },
    rules: { 'no-console': 'off' }
  },
  { files: ['main/simulator/command.ts', 'test/**/*.ts'], rules: { 'no-console': 'off' } },
  // Playwright takes its set-up and its configuration as default exports, Vite and vitest theirs.
  {
    files: ['**/*.config.ts', 'test/helpers/global-setup.ts', 'eslint.config.js'],
    rules: { 'no-restricted-exports': 'off' }
  }
)
