import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { filesOf, staleFiles, writeFiles } from '../../scripts/schema/committed.ts';
import { compose } from '../../scripts/schema/compose.ts';
import { inOrder } from '../../scripts/schema/subgraphText.ts';
import { temporaryFolder } from '../scripts/support/temporaryFolder.ts';
import { harbour, registry } from './support/boats.ts';

const subgraphs = [harbour(), registry()];
const files = filesOf(subgraphs, compose(subgraphs));

test('what was written is not stale', async () => {
  const folder = temporaryFolder({});
  await writeFiles(files, folder);
  expect(await staleFiles(files, folder)).toEqual([]);
});

test.each(['harbour.graphql', 'registry.graphql', 'supergraph.graphql', 'api.graphql'])(
  'sees %s edited or missing',
  async (name) => {
    const folder = temporaryFolder({});
    await writeFiles(files, folder);
    const complaint = [`${folder}/${name} is not what the code prints: run npm run schema:compose`];

    writeFileSync(join(folder, name), `${readFileSync(join(folder, name), 'utf8')}# by hand\n`);
    expect(await staleFiles(files, folder)).toEqual(complaint);
    rmSync(join(folder, name));
    expect(await staleFiles(files, folder)).toEqual(complaint);
  },
);

test('the order in which types were loaded does not show', () => {
  const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9")';
  const one = 'type A { a: Int }';
  const other = 'type B { b: Int }';
  expect(inOrder(`${link} ${one} ${other}`)).toBe(inOrder(`${other} ${link} ${one}`));
});
