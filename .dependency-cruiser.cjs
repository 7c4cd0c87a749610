// Who may import whom: docs/architecture.md says why. test/scripts/imports.test.ts plants a bad import for each rule.
// The parser does not tell `import type` from `import`, so a type counts as an import.

const IN_COUNTRY = '^subgraphs/(?!shared/)([^/]+)/';
const NPM = '(^|/)node_modules/';

const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { pathNot: allowed },
});
const never = (name, from, forbidden, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: forbidden },
});
const packages = (...names) => `${NPM}(${names.join('|')})(/|$)`;
const core = { dependencyTypesNot: ['core'] };

module.exports = {
  forbidden: [
    only(
      'domain-is-pure',
      `${IN_COUNTRY}domain/`,
      ['^subgraphs/$1/domain/', '^subgraphs/shared/vocabulary/'],
      'The rules need nothing but themselves: no package, not even one of Node.',
    ),
    only(
      'vocabulary-is-pure',
      '^subgraphs/shared/vocabulary/',
      '^subgraphs/shared/vocabulary/',
      'Words for every ring.',
    ),
    {
      name: 'operations-decide-by-domain',
      comment: 'Load, decide by the domain, save. Of an outside system only its port: the file that bears its name.',
      severity: 'error',
      from: { path: `${IN_COUNTRY}operations/` },
      to: {
        ...core,
        pathNot: [
          '^subgraphs/$1/(domain|operations|storage)/',
          '^subgraphs/$1/registry[.]ts$',
          '^subgraphs/$1/outside/(?<system>[^/]+)/\\k<system>[.]ts$',
          '^subgraphs/shared/(vocabulary|runtime)/',
          packages('ibantools'), // reads an IBAN, which the domain may not: it takes no package
          packages('csv-stringify', 'hyparquet-writer'), // how a row is written in a file is no rule either
        ],
      },
    },
    {
      name: 'storage-knows-rows',
      comment: 'Rows and the domain cases they stand for.',
      severity: 'error',
      from: { path: `${IN_COUNTRY}storage/` },
      to: {
        ...core,
        pathNot: [
          '^subgraphs/$1/(domain|storage)/',
          '^subgraphs/shared/(vocabulary|runtime)/',
          packages('typeorm', 'dataloader'),
        ],
      },
    },
    never(
      'login-accounts-are-the-kb-s',
      '^subgraphs/netherlands/storage/memberSystem/',
      '^subgraphs/netherlands/storage/kb/',
      'The libraries hold an id of the login account and a copy that is sent, nothing that is read there.',
    ),
    never(
      'members-are-the-library-s',
      '^subgraphs/netherlands/storage/kb/',
      '^subgraphs/netherlands/storage/memberSystem/',
      'Likewise.',
    ),
    only(
      'outside-speaks-one-protocol',
      `${IN_COUNTRY}outside/`,
      ['^subgraphs/$1/(domain|outside)/', '^subgraphs/shared/(vocabulary|runtime)/', NPM, '^(node:)?[a-z_/]+$'],
      'A client of somebody else: it knows no operation, no row and no schema.',
    ),
    never(
      'outside-has-no-schema',
      `${IN_COUNTRY}outside/`,
      packages('typeorm', 'type-graphql', '@apollo/[^/]+'),
      'Likewise.',
    ),
    only(
      'graphql-is-thin',
      `${IN_COUNTRY}graphql/`,
      [
        '^subgraphs/$1/(domain|operations|graphql)/',
        '^subgraphs/$1/storage/[^/]*[lL]oaders?[.]ts$',
        '^subgraphs/$1/registry[.]ts$',
        '^subgraphs/shared/',
        packages('graphql', 'graphql-scalars', 'type-graphql', 'bwip-js'),
      ],
      'Arguments to an operation, its answer back: no query and no outside system.',
    ),
    {
      name: 'country-stays-at-home',
      comment: 'One country never imports another, nor the list of them.',
      severity: 'error',
      from: { path: IN_COUNTRY },
      to: { path: '^subgraphs/', pathNot: '^subgraphs/($1|shared)/' },
    },
    never(
      'wiring-is-not-imported',
      `${IN_COUNTRY}[^/]+/`,
      `${IN_COUNTRY}main[.]ts$`,
      'main.ts imports everything; nothing below imports it.',
    ),
    only(
      'shared-knows-no-country',
      '^subgraphs/shared/',
      ['^subgraphs/shared/', NPM, '^(node:)?[a-z_/]+$'],
      'What countries share knows none of them.',
    ),
    never(
      'runtime-has-no-types',
      '^subgraphs/shared/runtime/',
      '^subgraphs/shared/graphql/',
      'Serving knows no GraphQL type.',
    ),
    never(
      'subgraphs-stand-alone',
      '^subgraphs/',
      '^(gateway|start|scripts)/',
      'A subgraph is served without the rest.',
    ),
    {
      name: 'gateway-knows-no-country',
      comment: 'The gateway knows the schema; the all-in-one start wires countries to it from outside.',
      severity: 'error',
      from: { path: '^gateway/' },
      to: { path: '^(subgraphs|start|scripts)/', pathNot: '^subgraphs/shared/(vocabulary|runtime)/' },
    },
    never('start-needs-no-scripts', '^start/', '^scripts/', 'Scripts are for people who build.'),
    never('code-needs-no-tests', '^(gateway|subgraphs|start|scripts)/', '^test/', 'Tests are not shipped.'),
    {
      name: 'no-circle',
      comment: 'Two files that need each other are one thing, or a third is missing.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'packages-are-declared',
      comment: 'What is served comes from "dependencies"; the rest of package.json is for scripts and tests.',
      severity: 'error',
      from: { path: '^(gateway|subgraphs|start)/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'imports-exist',
      comment: 'A file or package that is not there.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    parser: 'swc', // TypeScript 7 has no API for dependency-cruiser's own
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^gateway/playground/' }, // bundled, not served; and the parser knows no JSX
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.mjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
