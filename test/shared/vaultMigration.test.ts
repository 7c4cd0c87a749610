import { createCipheriv, createHmac, randomBytes, randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { deriveKey } from '../../subgraphs/shared/runtime/deriveKey.ts';
import { migrate } from '../../subgraphs/shared/runtime/migrate.ts';
import { openVault } from '../../subgraphs/shared/runtime/vault.ts';
import { vaultKeyRing } from '../../subgraphs/shared/runtime/vaultKeyRing.ts';
import { runtimeDatabase } from '../support/runtimeDatabase.ts';
import { takeDown } from '../support/takeDown.ts';

const secret = randomBytes(32);
const NUMBER = '150609A920H';

// As the first version of this program wrote it.
function firstRow(reference: string) {
  const key = deriveKey(secret, 'finland', 'personal number encryption v1');
  const index = createHmac('sha256', deriveKey(secret, 'finland', 'personal number index'))
    .update(NUMBER)
    .digest();
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(`finland|personal_number|${reference}`));
  const body = Buffer.concat([cipher.update(NUMBER, 'utf8'), cipher.final()]);
  return [reference, index, Buffer.concat([iv, cipher.getAuthTag(), body])];
}

test('a number from before there were key versions is found, read and never stored twice, up and down', async () => {
  const { database, owned, close } = await runtimeDatabase();
  await takeDown(owned);
  const row = firstRow(randomUUID());
  await owned.source.query(
    'INSERT INTO personal_number (reference, blind_index, ciphertext, key_version) VALUES ($1, $2, $3, 1)',
    row,
  );
  await migrate(owned, { role: 'runtime_app', password: '' });
  const vault = await openVault(database, vaultKeyRing({ FINLAND_SECRET: secret.toString('base64') }, 'finland'));
  const { manager } = database.source;
  expect(await vault.find(manager, NUMBER)).toBe(row[0]);
  expect(await database.transaction((tx) => vault.store(tx, NUMBER))).toBe(row[0]);
  expect(await vault.reveal(manager, String(row[0]))).toBe(NUMBER);
  await takeDown(owned);
  expect(await owned.source.query('SELECT reference, blind_index, ciphertext FROM personal_number')).toEqual([
    { reference: row[0], blind_index: row[1], ciphertext: row[2] },
  ]);
  await close();
});
