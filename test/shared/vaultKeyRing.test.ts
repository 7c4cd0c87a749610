import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { vaultKeyRing } from '../../subgraphs/shared/runtime/vaultKeyRing.ts';

const base64 = (bytes: Buffer) => bytes.toString('base64');
const A = base64(randomBytes(32));
const B = base64(randomBytes(32));
const ring = (keys: unknown) => vaultKeyRing({ VAULT_KEYS_NORWAY: JSON.stringify(keys) }, 'norway');

describe('the key ring', () => {
  test('where none is set, is version 1 from the secret of the country', () => {
    const { active, usable, retired } = vaultKeyRing({ NORWAY_SECRET: A }, 'norway');
    expect([active.version, usable.length, retired]).toEqual([1, 1, []]);
    expect(ring([{ version: 1, state: 'active', secret: A }]).active).toEqual(active);
  });

  test('reads with all usable versions, in their order, and writes with the active one', () => {
    const { active, usable, retired } = ring([
      { version: 3, state: 'active', secret: A },
      { version: 1, state: 'retired' },
      { version: 2, state: 'decrypt-only', secret: B },
    ]);
    expect(active.version).toBe(3);
    expect(usable.map(({ version }) => version)).toEqual([2, 3]);
    expect(retired).toEqual([1]);
  });

  test('[A10] derives other keys for another country, another version and another purpose', () => {
    const rings = [
      ring([{ version: 1, state: 'active', secret: A }]),
      ring([{ version: 2, state: 'active', secret: A }]),
      vaultKeyRing({ FINLAND_SECRET: A }, 'finland'),
    ];
    const keys = rings.flatMap(({ active: { encryption, index, check } }) => [encryption, index, check].map(base64));
    expect(new Set([...keys, A]).size).toBe(10);
  });
});

const EXAMPLES = [...readFileSync('docs/settings.md', 'utf8').matchAll(/"secret": "([^"]+)"/g)].map(([, one]) => one);

describe('a start is refused, by the name of the setting and never its value,', () => {
  const active = { version: 1, state: 'active', secret: A };
  test.each([
    ['no key', [], 'must have exactly one active version'],
    ['no active key', [{ ...active, state: 'decrypt-only' }], 'must have exactly one active version'],
    ['two active keys', [active, { version: 2, state: 'active', secret: B }], 'must have exactly one active version'],
    ['a missing secret', [{ version: 1, state: 'active' }], 'the secret of version 1 must be at least 32 random bytes'],
    ['31 bytes', [{ ...active, secret: base64(randomBytes(31)) }], 'the secret of version 1 must be at least 32'],
    ['one byte repeated', [{ ...active, secret: base64(Buffer.alloc(32, 7)) }], 'is one byte again and again'],
    ['one version twice', [active, { version: 1, state: 'decrypt-only', secret: B }], 'names a version twice'],
    ['one secret twice', [active, { version: 2, state: 'decrypt-only', secret: A }], 'one secret under two versions'],
    ['an unknown state', [{ ...active, state: 'old' }], 'is not the JSON that the documentation describes'],
    ['no version', [{ state: 'active', secret: A }], 'is not the JSON that the documentation describes'],
    ['version 0', [{ ...active, version: 0 }], 'is not the JSON that the documentation describes'],
    ['no list', { ...active }, 'is not the JSON that the documentation describes'],
    ['a list of null', [null], 'is not the JSON that the documentation describes'],
  ])('with %s', (_label, keys, text) => {
    let said = '';
    try {
      ring(keys);
    } catch (error) {
      said = String(error);
    }
    expect(said).toMatch(/^SettingError: VAULT_KEYS_NORWAY/);
    expect(said).toContain(text);
    for (const secret of [A, B]) expect(said).not.toContain(secret);
  });

  test.each(EXAMPLES)('with the example of the documentation %#', (secret) => {
    expect(() => ring([{ version: 1, state: 'active', secret }])).toThrow('is the example of the documentation');
    expect(() => vaultKeyRing({ NORWAY_SECRET: secret }, 'norway')).toThrow(
      /^NORWAY_SECRET is the example of the documentation/,
    );
  });

  test('and the documentation has two examples', () => {
    expect(EXAMPLES).toHaveLength(2);
  });

  test.each([undefined, '', 'c2hvcnQ=', base64(Buffer.alloc(40, 1))])(
    'with %j as the secret of the country',
    (secret) => {
      expect(() => vaultKeyRing({ NORWAY_SECRET: secret }, 'norway')).toThrow(/^NORWAY_SECRET /);
    },
  );
});
