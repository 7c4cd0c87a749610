import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { finland as country } from '../../subgraphs/finland/main.ts';
import type { SettingSource } from '../../subgraphs/shared/runtime/settings.ts';
import { aForm, CELIA_CLERK, KESKUSKOULU, type TestFinland, testFinland } from '../support/finland.ts';
import { openedAnew } from '../support/testSubgraph.ts';
import { SELECT_UNIT } from './documents.ts';
import { aCase } from './registration/registrationCells.ts';
import { OPEN_CASE, READ_CASE, READING_DISABILITY, REGISTER_WHOLE } from './registration/registrationDocuments.ts';

const DETAIL = {
  readingDisability: 'INTELLECTUAL_DISABILITY',
  consents: [{ kind: 'REASON_DETAIL', form: 'ORAL', givenBy: 'CUSTOMER' }],
};
const FORM = aForm(DETAIL);

let finland: TestFinland;
let id: string;
let caseId: string;
/** With another secret, and with the one of before as former or not. */
let replaced: SettingSource;
let remembering: SettingSource;

beforeAll(async () => {
  finland = await testFinland();
  await finland.run(SELECT_UNIT, { unitId: 'fi-u1' }, KESKUSKOULU);
  id = (await finland.run(REGISTER_WHOLE, FORM, KESKUSKOULU))['registerCeliaCustomer'].id;
  caseId = (await finland.run(OPEN_CASE, aCase(DETAIL), KESKUSKOULU))['openCeliaCase'].id;
  const before = finland.settings['FINLAND_SECRET'] ?? '';
  replaced = {
    ...finland.settings,
    FINLAND_SECRET: randomBytes(32).toString('base64'),
    VAULT_KEYS_FINLAND: JSON.stringify([{ version: 1, state: 'active', secret: before }]),
  };
  remembering = { ...replaced, FINLAND_SECRETS_BEFORE: before };
});
afterAll(() => finland.close());

async function answered(settings: SettingSource, document: string, variables: object, as = CELIA_CLERK): Promise<any> {
  const { subgraph, answer } = await openedAnew(country, finland, settings);
  const { data, errors } = await answer(document, variables, as);
  await subgraph.close();
  return Object.values(data ?? {})[0] ?? errors?.[0]?.extensions?.['code'] ?? errors?.[0]?.message;
}

describe('FINLAND_SECRET is replaced', () => {
  test('[A67] and a registration that is repeated is known by the secret before, and not without it', async () => {
    expect(await answered(remembering, REGISTER_WHOLE, FORM, KESKUSKOULU)).toMatchObject({ id });
    expect(await answered(replaced, REGISTER_WHOLE, FORM, KESKUSKOULU)).toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
  });

  test('[A44] and what is sealed is opened by the secret before until it is sealed anew, and then without it', async () => {
    const read = (settings: SettingSource) => answered(settings, READING_DISABILITY, { id });
    const readCase = (settings: SettingSource) => answered(settings, READ_CASE, { caseId });
    const rows = () => finland.rows('SELECT sealed FROM reading_disability UNION ALL SELECT sealed FROM celia_case');
    const before = await rows();
    expect(await read(remembering)).toMatchObject({ category: 'INTELLECTUAL_DISABILITY' });
    const opened = await readCase(remembering);
    expect(opened).toMatchObject({ case: { id: caseId } });
    expect(await read(replaced)).toMatch('a key that is not known');
    await expect(country.reseal?.(replaced, finland.owned)).rejects.toThrow('a key that is not known');
    expect(await rows()).toEqual(before);

    expect(await country.reseal?.(remembering, finland.owned)).toBe(2);
    expect(await read(replaced)).toMatchObject({ category: 'INTELLECTUAL_DISABILITY' });
    expect(await readCase(replaced)).toEqual(opened);
    expect(await country.reseal?.(remembering, finland.owned)).toBe(0);
    expect(JSON.stringify(await rows())).not.toBe(JSON.stringify(before));
  });

  test.each(['short', `${'A'.repeat(44)},x`])('FINLAND_SECRETS_BEFORE=%s stops the start', async (former) => {
    const settings = { ...replaced, FINLAND_SECRETS_BEFORE: former };
    await expect(openedAnew(country, finland, settings)).rejects.toThrow('FINLAND_SECRETS_BEFORE must be secrets');
  });
});
