import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Caller } from '../../../subgraphs/shared/runtime/caller.ts';
import { expectEverythingTold, toldBy } from '../../support/exportedColumns.ts';
import {
  KESKUSKOULU,
  markForDeletion,
  PUPIL,
  registered,
  type TestFinland,
  testFinland,
  wholeDatabase,
} from '../../support/finland.ts';
import { credentialDesk } from '../credentialDesk.ts';
import { FINLAND } from './exportedOfFinland.ts';

const EXPORT = 'query { viewer { finlandDataExport { mediaType formatVersion createdAt document } } }';
/** Everything that a form can hold besides. */
const WHOLE_FORM = {
  ...{ temporary: true, expectedEnd: '2027-05-31', readingDisability: 'DYSLEXIA' },
  contactPerson: { name: 'Isoisä Kanaria', email: 'isoisa@example.fi' },
  consents: [{ kind: 'REASON_DETAIL', form: 'PAPER', givenBy: 'GUARDIAN', evidence: 'mappi 3' }],
};

let finland: TestFinland;
let id: string;
let letters: string[];
beforeAll(async () => {
  finland = await testFinland({ FINLAND_DATA_EXPORTS_PER_DAY: '2' });
  ({ id } = (await registered(finland, 'fi-u2', { ...PUPIL, ...WHOLE_FORM })) as { id: string });
  const desk = credentialDesk(finland, id);
  await desk.send(['CELIANET', 'PRATSAM_READER']);
  await desk.tenMinutesLater();
  await desk.choose(/token=([\w-]+)/.exec(desk.mailsTo(PUPIL.email).find(isOfCelianet)?.text ?? '')?.[1] ?? '');
  await finland.rows(
    `UPDATE celia_customer SET street = 'Kanariakuja 17', telephone = '+358 40 171 7171', extra_information = 'kanaria',
     email_version = 17, temporary = true, loans = 'READ_ONLINE', restricted_through = '2024-06-14',
     restriction_reason = 'RULES_BROKEN', reactivated_at = '2024-03-03'`,
  );
  await finland.rows(`UPDATE guardian_consent SET guardian_name = 'Huoltaja Kanaria'`);
  await finland.rows(`INSERT INTO former_email (customer_id, email) VALUES ($1, 'entinen@example.fi')`, [id]);
  await finland.rows(`UPDATE celia_customer SET identity_note = 'Näytti passin'`);
  await finland.rows(
    `INSERT INTO celia_consent (customer_id, kind, text_version, form, given_by, given_at, withdrawn_at, withdrawn_by)
     VALUES ($1, 'DIRECT_MARKETING', '0', 'DIGITAL', 'CUSTOMER', '2024-01-01', '2024-02-02', 'CELIA')`,
    [id],
  );
  await finland.rows(
    `INSERT INTO celia_task (unit_id, kind, customer_id, customer_number, opened_at, closed_at)
     SELECT unit_id, 'REPLACE_EMAIL', id, number, '2024-03-03', '2024-04-04' FROM celia_customer`,
  );
  letters = (await finland.rows('SELECT subject FROM outbox')).map(({ subject }) => subject);
});
afterAll(() => finland.close());

const isOfCelianet = ({ text }: { text: string }) => /palveluun Celianet|Celianet/.test(text);
const holder = (issuer = 'celia'): Caller => ({
  issuer,
  subject: id,
  claims: { iat: Math.floor(finland.clock.now().getTime() / 1_000) },
});
const exportOf = async (as?: Caller) => (await finland.run(EXPORT, {}, as))['viewer'].finlandDataExport;

describe('viewer.finlandDataExport', () => {
  test('[A44] holds everything that is kept, for the person alone: each column, or it is on the list of what is not shown', async () => {
    const exported = await exportOf(holder());
    expect(exported).toMatchObject({ mediaType: 'application/json', formatVersion: 1 });
    const told = toldBy(exported.document);
    // Its own line in the trail is written when it is given, with the same time.
    const withItself = (path: string) => [...told(path), exported.createdAt];
    await expectEverythingTold(finland, withItself, [id, ...letters], FINLAND);
    expect(told('customer.personalIdentityCode')).toEqual(['280215****']);
    expect(told('readingDisability.category')).toEqual(['DYSLEXIA']);
  });

  test("[A48] tells neither the code, nor the guardian's mailbox and telephone, nor anybody at a unit", async () => {
    const { document } = await exportOf(holder());
    for (const other of [
      PUPIL.personalIdentityCode,
      'mikko@example.fi',
      'isoisa@example.fi',
      'registrar.keskuskoulu',
      '$argon2id$',
    ]) {
      expect(document).not.toContain(other);
    }
    expect(toldBy(document)('accesses.organisation').every((unit) => unit === null)).toBe(true); // under age
  });

  test('is given so many times within 24 hours, and is on record as the act of the customer', async () => {
    const { errors } = await finland.answer(EXPORT, {}, holder());
    expect(errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
    const lines = await finland.rows(`SELECT actor, unit, outcome FROM audit WHERE action = 'finlandDataExport'`);
    const line = { actor: `celia|${id}`, unit: null, outcome: 'DONE' };
    expect(lines).toEqual([line, line]);
  });

  test.each([
    ['nobody signed in', () => undefined],
    ["a registrar of the customer's unit", () => KESKUSKOULU],
    ["the customer's id from another issuer", () => holder('staff')],
    ['[A27] a token from before the password was chosen', () => ({ ...holder(), claims: { iat: 1 } })],
  ])('is null for %s, and nothing is written', async (_label, as) => {
    const before = await wholeDatabase(finland);
    expect(await exportOf(as())).toBeNull();
    expect(await wholeDatabase(finland)).toEqual(before);
  });

  test('is null for a customer who has ended', async () => {
    await markForDeletion(finland, id);
    expect(await exportOf(holder())).toBeNull();
  });
});
