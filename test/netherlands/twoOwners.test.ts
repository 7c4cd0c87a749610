import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const STORAGE = join(import.meta.dirname, '../../subgraphs/netherlands/storage');

/** Every table that the statements and entities of the folder name. */
function tablesNamedIn(folder: string): string[] {
  const files = readdirSync(join(STORAGE, folder), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const named = files.flatMap((file) => {
    const text = readFileSync(join(STORAGE, folder, file), 'utf8');
    const stated = text.matchAll(/\b(?:FROM|JOIN|INTO|UPDATE|TABLE)\s+([a-z][a-z_]*)/g);
    const entities = text.matchAll(/EntitySchema<[^>]*>\(\{\s*name: '([a-z_]+)'/g);
    return [...stated, ...entities].map(([, table = '']) => table);
  });
  return [...new Set(named)].sort();
}

test('[N29] [E17] the member system and the KB’s login accounts have no table in common', () => {
  const library = tablesNamedIn('memberSystem');
  const kb = tablesNamedIn('kb');
  expect(library).toEqual(
    expect.arrayContaining(['customer', 'login_link', 'pass', 'subscription', 'synchronisation']),
  );
  expect(kb).toEqual(expect.arrayContaining(['kb_entitlement', 'login_account', 'password_reset', 'tried_address']));
  expect(library.filter((table) => kb.includes(table))).toEqual([]);
});
