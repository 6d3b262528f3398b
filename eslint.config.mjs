// The house's rules as lint: who may import whom, a pure core, guarded routes, no promise left alone.
import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import importX from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';
import holdpoint from './tools/lint/plugin.mjs';

const boundaries = [
  { sourceTag: 'type:domain', onlyDependOnLibsWithTags: [] },
  { sourceTag: 'type:contracts', onlyDependOnLibsWithTags: ['type:domain'] },
  { sourceTag: 'type:lib', onlyDependOnLibsWithTags: ['type:domain', 'type:contracts', 'type:lib'] },
  { sourceTag: 'type:workflows', onlyDependOnLibsWithTags: ['type:domain', 'type:contracts'] },
  // Services meet only in contracts; the permit worker loads the workflow bundle by its path.
  {
    sourceTag: 'type:service',
    onlyDependOnLibsWithTags: ['type:domain', 'type:contracts', 'type:lib', 'type:workflows'],
  },
  { sourceTag: 'type:testing', onlyDependOnLibsWithTags: ['type:domain', 'type:contracts'] },
  { sourceTag: 'type:e2e', onlyDependOnLibsWithTags: ['type:domain', 'type:contracts', 'type:testing', 'type:deploy'] },
  { sourceTag: 'type:tools', onlyDependOnLibsWithTags: ['*'] },
  { sourceTag: 'type:deploy', onlyDependOnLibsWithTags: [] },
];

/** Specs may use the testing library besides what their package may. */
const boundariesOfSpecs = boundaries.map(({ sourceTag, onlyDependOnLibsWithTags: tags }) => ({
  sourceTag,
  onlyDependOnLibsWithTags: tags.includes('*') ? tags : [...tags, 'type:testing'],
}));

const clocks = [
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: 'Time is a parameter here.' },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Time is a parameter here.' },
  { selector: "MemberExpression[object.name='Math'][property.name='random']", message: 'No chance in a decision.' },
];
const specs = ['**/*.spec.ts', '**/*.int-spec.ts', '**/test/**/*.ts', '**/test-support/**/*.ts'];

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/node_modules/**',
      '.holdpoint/**',
      '.nx/**',
      'coverage/**',
      '**/jest.config.cjs',
      'docs/**',
    ],
  },
  {
    files: ['**/*.ts'],
    extends: [js.configs.recommended, ...tseslint.configs.recommended],
    plugins: { '@nx': nx, 'import-x': importX, holdpoint },
    languageOptions: { parserOptions: { project: './tsconfig.specs.json', tsconfigRootDir: import.meta.dirname } },
    settings: {
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
      'import-x/resolver': { node: { extensions: ['.ts', '.js'] } },
    },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        { depConstraints: boundaries, enforceBuildableLibDependency: false, allow: [] },
      ],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-empty-object-type': 'off',
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
      'no-console': 'error',
      eqeqeq: 'error',
      'holdpoint/no-unguarded-route': 'error',
      'holdpoint/opens-with-purpose': 'error',
      'holdpoint/closed-roles': 'error',
      'max-lines': ['error', { max: 300, skipComments: true, skipBlankLines: true }],
    },
  },
  {
    files: ['libs/permit-domain/src/**/*.ts'],
    ignores: specs,
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^[^.]', message: 'The core imports nothing but itself.' }] },
      ],
      'no-restricted-globals': [
        'error',
        'process',
        'Buffer',
        'setTimeout',
        'setInterval',
        'crypto',
        'fetch',
        'require',
      ],
      'no-restricted-syntax': ['error', ...clocks],
    },
  },
  {
    files: ['workflows/src/**/*.workflow.ts', 'workflows/src/permit/**/*.ts'],
    ignores: specs,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex:
                '^(?!\\.|@temporalio/(workflow|common)$|@holdpoint/(contracts|contracts/permit|contracts/conditions|permit-domain)$)',
              message: 'A workflow imports its SDK, the contracts and the core.',
            },
          ],
        },
      ],
    },
  },
  {
    files: specs,
    ignores: ['**/*.mjs', '**/*.cjs'],
    rules: {
      'max-lines': 'off',
      'no-console': 'off',
      'holdpoint/closed-roles': 'off',
      'holdpoint/opens-with-purpose': 'off',
      'holdpoint/no-unguarded-route': 'off',
      '@nx/enforce-module-boundaries': [
        'error',
        { depConstraints: boundariesOfSpecs, enforceBuildableLibDependency: false, allow: [] },
      ],
    },
  },
  { files: ['tools/**/*.ts', '**/generate/**/*.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['**/*.mjs', '**/*.cjs'],
    extends: [js.configs.recommended],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        require: 'readonly',
        module: 'writable',
        __dirname: 'readonly',
        URL: 'readonly',
        URLSearchParams: 'readonly',
        fetch: 'readonly',
        AbortSignal: 'readonly',
        AbortController: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        setImmediate: 'readonly',
        Buffer: 'readonly',
        performance: 'readonly',
        TextDecoder: 'readonly',
        TextEncoder: 'readonly',
        structuredClone: 'readonly',
        crypto: 'readonly',
      },
    },
    rules: { 'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }], eqeqeq: 'error' },
  },
);
