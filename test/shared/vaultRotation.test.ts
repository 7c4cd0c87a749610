import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openVault, type Vault } from '../../subgraphs/shared/runtime/vault.ts';
import { vaultKeyRing } from '../../subgraphs/shared/runtime/vaultKeyRing.ts';
import { rotateVault } from '../../subgraphs/shared/runtime/vaultRotation.ts';
import { clusterUrl } from '../support/cluster.ts';
import { type TestFinland, testFinland } from '../support/finland.ts';
import { fillVault, keyList } from '../support/personalNumbers.ts';

const PERSONS = 8_000;
const KILLS = 3;
const SECRETS = [randomBytes(32), randomBytes(32), randomBytes(32)];
const keys = (...states: string[]) => keyList(SECRETS, states);
const ring = (...states: string[]) => vaultKeyRing({ VAULT_KEYS_FINLAND: keys(...states) }, 'finland');

let finland: TestFinland;
let persons: Map<string, string>;
const before = ring('active', 'decrypt-only');
const after = ring('decrypt-only', 'active');

beforeAll(async () => {
  finland = await testFinland({ VAULT_KEYS_FINLAND: keys('active') });
  persons = await fillVault(finland.owned, before, PERSONS);
});
afterAll(() => finland.close());

const stored = (vault: Vault, number: string) => finland.database.transaction((tx) => vault.store(tx, number));
const found = (vault: Vault, number: string) => vault.find(finland.database.source.manager, number);
const database = () => String(finland.owned.source.options.database);

function rotation(): { child: ChildProcess; output: () => string } {
  const url = clusterUrl(database());
  const env = {
    PATH: process.env['PATH'],
    DATABASE_URL_FINLAND: url,
    VAULT_KEYS_FINLAND: keys('decrypt-only', 'active'),
    FINLAND_SECRET: finland.settings['FINLAND_SECRET'],
  };
  const child = spawn(process.execPath, ['dist/scripts/runScript.js', 'rotateVault', 'finland'], { env });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += chunk));
  return { child, output: () => text };
}

async function killedAtWork(): Promise<string> {
  const { child, output } = rotation();
  child.stdout?.once('data', () => child.kill('SIGKILL'));
  await once(child, 'close');
  return output();
}

describe('a rotation', () => {
  test('[A65] under look-ups and registrations, killed again and again, loses nobody and doubles nobody', async () => {
    const built = spawn(process.execPath, ['scripts/run.mjs', 'script', 'rotateVault']); // builds dist/
    await once(built, 'close');
    const desks = [await openVault(finland.database, before), await openVault(finland.database, after)];
    const [old, fresh] = desks as [Vault, Vault];
    const lookedUp = { hits: 0, misses: 0, doubles: 0 };
    const newcomers = new Map<string, string>();
    let isOver = false;
    async function work(desk: number) {
      for (let turn = 0; !isOver; turn += 1) {
        const number = `person-${(turn * 7919 + desk * 31) % PERSONS}`;
        const vault = desks[turn % 2] ?? old;
        const reference = turn % 5 === 0 ? await stored(vault, number) : await found(vault, number);
        if (reference === persons.get(number)) lookedUp.hits += 1;
        else if (reference === undefined) lookedUp.misses += 1;
        else lookedUp.doubles += 1;
        if (turn % 10 !== 0) continue;
        const newcomer = `newcomer-${desk}-${turn}`;
        const [one, other] = await Promise.all([stored(old, newcomer), stored(fresh, newcomer)]);
        if (one !== other) lookedUp.doubles += 1;
        newcomers.set(newcomer, one);
      }
    }
    const working = [0, 1].map(work);
    for (let kill = 0; kill < KILLS; kill += 1) expect(await killedAtWork()).not.toContain('numbers not on version');
    const [partly] = await finland.rows('SELECT count(*)::int AS left FROM personal_number WHERE key_version = 1');
    expect(partly.left).toBeGreaterThan(0);
    expect(partly.left).toBeLessThan(PERSONS);
    const last = rotation();
    await once(last.child, 'close');
    isOver = true;
    await Promise.all(working);

    expect([last.child.exitCode, last.output()]).toEqual([
      0,
      expect.stringMatching(/finland: 0 numbers not on version 2\nfinland: 0 records sealed anew\n$/),
    ]);
    expect(last.output()).not.toMatch(/person|newcomer/);
    expect(lookedUp).toMatchObject({ misses: 0, doubles: 0 });
    expect(lookedUp.hits).toBeGreaterThan(100);
    expect(newcomers.size).toBeGreaterThan(10);
    const everybody = new Map([...persons, ...newcomers]);
    const [{ count }] = await finland.rows('SELECT count(*)::int AS count FROM personal_number');
    expect(count).toBe(everybody.size);
  });

  test('that is over lets the old key go: retired, then removed, and everybody is still found and readable', async () => {
    const stragglers = await openVault(finland.database, before);
    await stored(stragglers, 'straggler');
    await expect(openVault(finland.database, ring('retired', 'active'))).rejects.toThrow(
      'the vault of finland: key version 1 still seals numbers: keep it as decrypt-only and run npm run vault:rotate',
    );
    await rotateVault(finland.owned, after, () => undefined);
    await openVault(finland.database, ring('retired', 'active'));
    const said: string[] = [];
    expect(await rotateVault(finland.owned, ring('retired', 'active'), (line) => said.push(line))).toBe(0);
    expect(said.at(-1)).toMatch(/^removed \d+ index rows of retired versions$/);
    const vault = await openVault(finland.database, ring('absent', 'active'));
    for (let at = 0; at < PERSONS; at += 97) {
      const reference = await found(vault, `person-${at}`);
      expect(reference).toBe(persons.get(`person-${at}`));
      expect(await vault.reveal(finland.database.source.manager, reference ?? '')).toBe(`person-${at}`);
    }
    await expect(stored(stragglers, 'too late')).rejects.toThrow('key version 1 of the vault is retired');
    await expect(openVault(finland.database, ring('decrypt-only', 'active'))).rejects.toThrow(
      'key version 1 was retired for good',
    );
  });
});

describe('a key ring that the database cannot agree to stops the start:', () => {
  let copy: TestFinland;
  beforeAll(async () => {
    copy = await testFinland({ VAULT_KEYS_FINLAND: keys('active', 'decrypt-only') });
    await copy.database.transaction(async (tx) => (await openVault(copy.database, before)).store(tx, 'person-0'));
  });
  afterAll(() => copy.close());

  test('another secret under a version that is in use', async () => {
    const other = vaultKeyRing(
      { VAULT_KEYS_FINLAND: keyList([randomBytes(32), randomBytes(32)], ['active']) },
      'finland',
    );
    await expect(openVault(copy.database, other)).rejects.toThrow('key version 1 is another secret than the one');
  });

  test('a version in use that is not listed, as of a process with an older ring', async () => {
    await expect(openVault(copy.database, ring('active'))).rejects.toThrow('key version 2 is in use: list it');
    await expect(openVault(copy.database, ring('absent', 'absent', 'active'))).rejects.toThrow('is in use: list it');
  });

  test('a version retired before every number is found without it', async () => {
    await copy.rows('UPDATE personal_number SET key_version = 2');
    await copy.rows('DELETE FROM personal_number_index WHERE key_version = 2');
    await expect(openVault(copy.database, ring('retired', 'active'))).rejects.toThrow(
      'key version 2 does not find every number yet',
    );
  });

  test('and nothing of it was kept', async () => {
    expect(await copy.rows('SELECT version, retired_at FROM vault_key ORDER BY 1')).toEqual([
      { version: 1, retired_at: null },
      { version: 2, retired_at: null },
    ]);
  });
});
