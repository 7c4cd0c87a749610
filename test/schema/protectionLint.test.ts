import { describe, expect, test } from '@jest/globals';
import { complaints } from '../../scripts/schema/complaints.ts';
import { compose } from '../../scripts/schema/compose.ts';
import type { SubgraphText } from '../../scripts/schema/subgraphText.ts';
import { harbour } from './support/boats.ts';

function complaintsOf(subgraph: SubgraphText): string[] {
  return complaints([subgraph], compose([subgraph]), {
    released: undefined,
    changelog: '# Changelog\n\n## Unreleased\n',
  });
}

describe('a directive that promises protection, and nothing enforces it', () => {
  const LINKED =
    '@link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@external", "@requires"])';
  const withImport = (more: string): [string, string] => [
    LINKED,
    LINKED.replace('"@requires"', `"@requires", ${more}`),
  ];
  const onLength = (directive: string): [string, string] => ['length: Int!', `length: Int! ${directive}`];

  test.each<[string, SubgraphText, string]>([
    ["federation's own", harbour('', withImport('"@authenticated"'), onLength('@authenticated')), 'authenticated'],
    [
      'by its long name',
      harbour('', onLength('@federation__requiresScopes(scopes: [["a"]])')),
      'federation__requiresScopes',
    ],
    [
      'under another name',
      harbour('', withImport('{ name: "@policy", as: "@fine" }'), onLength('@fine(policies: [["a"]])')),
      'fine',
    ],
    [
      'declared here, so that it vanishes in composition',
      harbour('directive @authenticated on FIELD_DEFINITION', onLength('@authenticated')),
      'authenticated',
    ],
    ['of our own', harbour('directive @staffAuth on FIELD_DEFINITION', onLength('@staffAuth')), 'staffAuth'],
  ])('%s', (_label, subgraph, name) => {
    const found = complaintsOf(subgraph);
    expect(found).toEqual([`harbour: @${name} promises protection that nothing enforces`]);
  });

  test('what hides a field from clients is enforced', () => {
    const hidden = harbour('', withImport('"@inaccessible"'), onLength('@inaccessible'));
    expect(complaintsOf(hidden)).toEqual([]);
  });
});
