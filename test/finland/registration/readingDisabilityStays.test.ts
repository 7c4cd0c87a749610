import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Caller } from '../../../subgraphs/shared/runtime/caller.ts';
import {
  aForm,
  CELIA_CLERK,
  KESKUSKOULU,
  POHJOLA,
  type TestFinland,
  testFinland,
  wholeDatabase,
} from '../../support/finland.ts';
import { END, FOR_CELIA } from '../celia/celiaDocuments.ts';
import { credentialDesk, NEW } from '../credentialDesk.ts';
import { EDIT, FIND, READ, SEARCH, SELECT_UNIT } from '../documents.ts';
import { aCase } from './registrationCells.ts';
import {
  ACCEPT,
  CASES,
  MY_CONSENTS,
  OPEN_CASE,
  READ_CASE,
  READ_WHOLE,
  READING_DISABILITY,
  REGISTER_WHOLE,
  TASKS,
  TRANSFER,
  WITHDRAW,
} from './registrationDocuments.ts';

const EXPORT = '{ viewer { finlandDataExport { document } celiaMembership { id } } }';
const LOG = '{ viewer { finlandAccessLog { edges { node { action organisation purpose } } } } }';
/** The category as the schema has it, and as words have it. */
const CANARY = /INTELLECTUAL|kehitysvamma|intellektuell/i;
const DETAIL = {
  readingDisability: 'INTELLECTUAL_DISABILITY',
  consents: [{ kind: 'REASON_DETAIL', form: 'ORAL', givenBy: 'CUSTOMER' }],
};

let finland: TestFinland;
let id: string;
let holder: Caller;
const answers: [string, string][] = [];

async function ask(label: string, document: string, variables: object, as?: Caller): Promise<any> {
  const answer = await finland.answer(document, variables, as, 'fi');
  answers.push([label, JSON.stringify(answer)]);
  return Object.values(answer.data ?? {})[0];
}

beforeAll(async () => {
  finland = await testFinland();
  await finland.run(SELECT_UNIT, { unitId: 'fi-u3' }, POHJOLA);
  await finland.run(SELECT_UNIT, { unitId: 'fi-u1' }, KESKUSKOULU);
  ({ id } = await ask('register', REGISTER_WHOLE, aForm(DETAIL), KESKUSKOULU));
  holder = {
    issuer: 'celia',
    subject: id,
    claims: { sub: id, iat: Math.floor(finland.clock.now().getTime() / 1_000) },
  };
  await ask('register again', REGISTER_WHOLE, aForm(DETAIL), KESKUSKOULU);
  await ask('wrong consent', REGISTER_WHOLE, aForm({ ...DETAIL, consents: [] }), KESKUSKOULU);
  for (const [label, document] of Object.entries({ READ, READ_WHOLE })) await ask(label, document, { id }, KESKUSKOULU);
  await ask('edit', EDIT, { id, changes: { language: 'SV' } }, KESKUSKOULU);
  await ask('find', FIND, { code: '040191-925P' }, KESKUSKOULU);
  await ask('search', SEARCH, { name: 'testi' }, KESKUSKOULU);
  await ask('found by Celia', FOR_CELIA, { code: '040191-925P' }, CELIA_CLERK);
  const desk = credentialDesk(finland, id);
  await desk.changeEmail(NEW);
  await desk.send(['CELIANET', 'PRATSAM_READER']);
  await desk.tenMinutesLater();
  const { case: opened } = { case: await ask('case', OPEN_CASE, aCase(DETAIL), KESKUSKOULU) };
  await ask('cases', CASES, {}, CELIA_CLERK);
  await ask('case read', READ_CASE, { caseId: opened.id }, CELIA_CLERK);
  await ask('case accepted', ACCEPT, { caseId: opened.id }, CELIA_CLERK);
  await ask('transfer', TRANSFER, { code: '040191-925P' }, POHJOLA);
  await ask('tasks', TASKS, {}, POHJOLA);
  for (const as of [KESKUSKOULU, POHJOLA, undefined]) await ask('refused', READING_DISABILITY, { id }, as);
  for (const purpose of ['REGISTRATION', 'CUSTOMER_REQUEST'])
    await ask('refused to Celia', READING_DISABILITY, { id, celiaPurpose: purpose }, CELIA_CLERK);
  finland.clock.advance(20 * 86_400_000);
  await finland.subgraph.outbox.drain();
});
afterAll(() => finland.close());

test('[A44] what makes reading hard is in no answer to a registrar, no list, mail, event, line of the trail or table', async () => {
  expect(answers.filter(([, text]) => CANARY.test(text)).map(([label]) => label)).toEqual([]);
  expect(finland.mailServer.mails.length).toBeGreaterThan(3);
  expect(finland.mailServer.mails.filter(({ subject, text }) => CANARY.test(subject + text))).toEqual([]);
  for (const [table, rows] of Object.entries(await wholeDatabase(finland)))
    expect([table, rows.filter((row) => CANARY.test(row))]).toEqual([table, []]);
});

test('[A44] Celia reads it for a purpose of its own, on record, and the customer sees that it was read', async () => {
  const { celiaReadingDisability } = await finland.run(READING_DISABILITY, { id }, CELIA_CLERK);
  expect(celiaReadingDisability).toMatchObject({
    category: 'INTELLECTUAL_DISABILITY',
    recordedAt: '2024-06-15T07:00:00.000Z',
  });
  const [line] = await finland.rows('SELECT action, purpose, subject, outcome FROM audit ORDER BY seq DESC LIMIT 1');
  expect(line).toEqual({ action: 'celiaReadingDisability', purpose: 'CELIA_SERVICE', subject: id, outcome: 'DONE' });
  const nobody = { id: '00000000-0000-4000-8000-000000000000' };
  expect((await finland.run(READING_DISABILITY, nobody, CELIA_CLERK))['celiaReadingDisability'].code).toBe(
    'NO_SUCH_CUSTOMER',
  );
});

test('[A44] the person reads it in the export of everything, and nowhere else', async () => {
  await finland.rows(
    `UPDATE celia_credential SET state = 'ACTIVATED', sent_at = '2024-06-01', activated_at = '2024-06-01', password_hash = 'x',
       link_hash = NULL, link_expires_at = NULL WHERE system = 'CELIANET'`,
  );
  const { viewer } = await finland.run(EXPORT, {}, holder);
  expect(viewer.finlandDataExport.document).toMatch(CANARY);
  const log = JSON.stringify(await finland.run(LOG, {}, holder));
  expect(log).toContain('READING');
  expect(`${log}${JSON.stringify(await finland.run(MY_CONSENTS, {}, holder))}`).not.toMatch(CANARY);
});

test('[A44] it is gone at once with the consent, and Celia reads nothing any more', async () => {
  await finland.run(WITHDRAW, { id, kind: 'REASON_DETAIL' }, POHJOLA);
  const { celiaReadingDisability } = await finland.run(READING_DISABILITY, { id }, CELIA_CLERK);
  expect(celiaReadingDisability).toEqual({ __typename: 'CeliaReadingDisability', category: null, recordedAt: null });
  await finland.run(END, { id, endPurpose: 'CELIA_SERVICE' }, CELIA_CLERK);
});
