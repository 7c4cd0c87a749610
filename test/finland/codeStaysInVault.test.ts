import { Writable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { graphql } from 'graphql';
import { pino } from 'pino';
import { finland } from '../../subgraphs/finland/main.ts';
import { openLog } from '../../subgraphs/shared/runtime/log.ts';
import { maskErrors } from '../../subgraphs/shared/runtime/maskErrors.ts';
import type { Subgraph } from '../../subgraphs/shared/runtime/subgraph.ts';
import {
  aForm,
  KESKUSKOULU,
  POHJOLA,
  PUPIL,
  type TestFinland,
  testFinland,
  wholeDatabase,
} from '../support/finland.ts';
import { CHANGE_EMAIL, CHOOSE, EDIT, FIND, READ, REGISTER, SELECT_UNIT, SEND } from './documents.ts';
import { tokenIn } from './mailServer.ts';

const CODE = '280215A924B';

let country: TestFinland;
let logged: Subgraph;
let log = '';
beforeAll(async () => {
  country = await testFinland();
  const stream = new Writable({
    write(chunk, _encoding, next) {
      log += String(chunk);
      next();
    },
  });
  const { settings, database, clock } = country;
  logged = await finland.open({ settings, database, log: pino({ level: 'trace' }, stream), now: clock.now });
});
afterAll(async () => {
  await logged.close();
  await country.close();
});

// The server masks errors: graphql itself repeats a variable that it cannot read.
const mask = maskErrors(openLog('finland', 'silent'));

async function say(source: string, variableValues: Record<string, unknown>, as = KESKUSKOULU): Promise<any> {
  const contextValue = logged.contextFor(as, 'fi', 'home');
  const { data, errors } = await graphql({ schema: logged.schema, source, variableValues, contextValue });
  return JSON.parse(JSON.stringify({ data, errors: errors?.map((error) => mask(error.toJSON(), error)) }));
}

test('[A37] [F9] [F12] [F16] after a whole journey the code is in the vault alone, and in no answer, mail or log', async () => {
  const answers: any[] = [];
  const step = async (...parts: Parameters<typeof say>) => {
    answers.push(await say(...parts));
    return Object.values(answers.at(-1).data ?? {})[0] as any;
  };
  await step(SELECT_UNIT, { unitId: 'fi-u2' });
  await step(FIND, { code: CODE });
  const { id } = await step(REGISTER, aForm(PUPIL));
  await step(REGISTER, aForm(PUPIL));
  await step(REGISTER, aForm({ ...PUPIL, extraInformation: CODE }));
  await step(FIND, { code: CODE.replace('B', '9') });
  await step(FIND, { code: `${CODE} ${CODE} ${CODE} ${CODE}` });
  await step(`{ findCeliaCustomer(personalIdentityCode: "${CODE}", purpose: REGISTRATION) { __typename } }`, {});
  await step(READ, { id });
  await step(EDIT, { id, changes: { firstName: 'Aino-Liisa', extraInformation: `hetu ${CODE}` } });
  country.mailServer.outOfOrder = true;
  await step(SEND, { id, systems: ['CELIANET', 'PRATSAM_READER'] });
  await logged.outbox.drain();
  await step(CHANGE_EMAIL, { id, email: 'mikko@example.fi' });
  country.mailServer.outOfOrder = false;
  country.clock.advance(600_000);
  await logged.outbox.drain();
  const token = tokenIn(country.mailServer.mails);
  await step(CHOOSE, { token, password: 'pitkä lause', again: 'pitkä lause 2' });
  expect(await step(CHOOSE, { token, password: 'pitkä lause 1', again: 'pitkä lause 1' })).toHaveProperty('system');
  await step(SELECT_UNIT, { unitId: 'fi-u3' }, POHJOLA);
  await step(FIND, { code: CODE }, POHJOLA);

  const database = await wholeDatabase(country);
  expect(database['celia_customer']).toHaveLength(1);
  expect(log).toContain('letter not sent');
  const printed = JSON.stringify([database, answers, country.mailServer.mails, log]).replaceAll('280215****', '');
  for (const part of [CODE, CODE.toLowerCase(), '280215', '924B']) expect(printed).not.toContain(part);
  expect(JSON.stringify([database, log])).not.toContain(token);
  expect(log).not.toMatch(/@example|Esimerkki|pitkä/);
  // Why somebody is a customer is in the one table that no query reads.
  const elsewhere = { ...database, eligibility: [] };
  expect(JSON.stringify([elsewhere, answers, country.mailServer.mails, log])).not.toContain('INTENSIFIED');
});

test('[F9] the vault gives the code back to nobody who lacks its key', async () => {
  const rows = await country.rows(
    'SELECT ciphertext, blind_index FROM personal_number JOIN personal_number_index USING (reference)',
  );
  expect(rows).toHaveLength(1);
  for (const { ciphertext, blind_index } of rows) expect(`${ciphertext}${blind_index}`).not.toContain('280215');
});
