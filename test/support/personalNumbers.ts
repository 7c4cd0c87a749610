import { randomUUID } from 'node:crypto';
import type { Database } from '../../subgraphs/shared/runtime/database.ts';
import type { VaultKeyRing } from '../../subgraphs/shared/runtime/vaultKeyRing.ts';
import { blindIndex, seal } from '../../subgraphs/shared/runtime/vaultSeal.ts';

/** Fills the vault at once with 'person-0', 'person-1' and so on, as stored under the ring's active version alone. */
export async function fillVault(owned: Database, ring: VaultKeyRing, count: number): Promise<Map<string, string>> {
  const persons = new Map(Array.from({ length: count }, (_none, at) => [`person-${at}`, randomUUID()]));
  const references = [...persons.values()];
  const sealed = [...persons].map(([number, reference]) => seal(ring, reference, number));
  const indexes = [...persons.keys()].map((number) => blindIndex(ring.active, number));
  const { version } = ring.active;
  await owned.source.query(
    'INSERT INTO personal_number (reference, ciphertext, key_version) SELECT r, s, $3 FROM unnest($1::uuid[], $2::bytea[]) AS x (r, s)',
    [references, sealed, version],
  );
  await owned.source.query(
    'INSERT INTO personal_number_index (reference, blind_index, key_version) SELECT r, b, $3 FROM unnest($1::uuid[], $2::bytea[]) AS x (r, b)',
    [references, indexes, version],
  );
  return persons;
}

/** A ring of versions, each with the secret of that place. */
export function keyList(secrets: readonly Buffer[], states: readonly string[]): string {
  const listed = states.map((state, at) => ({ version: at + 1, state, secret: secrets[at]?.toString('base64') }));
  return JSON.stringify(listed.filter(({ state }) => state !== 'absent'));
}
