import { generateKeyPairSync } from 'node:crypto';
import { finland } from '../../subgraphs/finland/main.ts';
import type { SettingSource } from '../../subgraphs/shared/runtime/settings.ts';
import { REGISTER, SELECT_UNIT } from '../finland/documents.ts';
import { type MailServer, startMailServer } from '../finland/mailServer.ts';
import { staff, type TestSubgraph, testSubgraph } from './testSubgraph.ts';

export { wholeDatabase } from './snapshot.ts';

/** Represents Annelan kirjasto (fi-u1) and Keskuskoulu (fi-u2). */
export const KESKUSKOULU = staff('registrar.keskuskoulu');
/** Represents Pohjolan korkeakoulukirjasto (fi-u3), Palvelutalo Koivu (fi-u4) and Vanha kyläkoulu (fi-u5, no contract any more). */
export const POHJOLA = staff('registrar.pohjola');

/** Of Celia's own customer service. */
export const CELIA_CLERK = staff('celia.palvelut');

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

const START = '2024-06-15T10:00:00+03:00';

export interface TestFinland extends TestSubgraph {
  readonly mailServer: MailServer;
  readonly settings: SettingSource;
}

/** Finland on a database and a mail server of its own, at START; artificial codes are allowed unless told otherwise. */
export async function testFinland(overrides: SettingSource = {}): Promise<TestFinland> {
  const mailServer = await startMailServer();
  const settings = {
    FINLAND_SECRET: Buffer.alloc(32, 'finland-test').toString('base64'),
    FINLAND_SIGNING_KEY: Buffer.from(privateKey.export({ type: 'pkcs8', format: 'pem' })).toString('base64'),
    FINLAND_LOGIN_ISSUER: 'http://127.0.0.1:4000/celia-credentials',
    FINLAND_MAIL_FROM: 'celia@example.fi',
    FINLAND_ARTIFICIAL_CODES: 'allow',
    FINLAND_LOOKUP_BEAT_MS: '0',
    FINLAND_LOOKUPS_PER_PERSON_PER_DAY: '1000',
    SMTP_URL: mailServer.url,
    PUBLIC_URL: 'http://localhost:4000',
    ...overrides,
  };
  const subgraph = await testSubgraph(finland, settings, START);
  return {
    ...subgraph,
    mailServer,
    settings,
    async close() {
      await subgraph.close();
      await mailServer.close();
    },
  };
}

/** As it was opened: no customers, no open units, no mails, the clock at START. The audit trail alone stays: it is append-only. */
export async function emptyRegister(country: TestFinland): Promise<void> {
  await country.rows(`TRUNCATE outbox, celia_customer, celia_case, idempotency, personal_number CASCADE`);
  await country.rows(`ALTER SEQUENCE celia_customer_number RESTART`);
  await country.rows(`UPDATE registrar SET active_unit_id = NULL`);
  Object.assign(country.mailServer, { outOfOrder: false, losesReceipts: false }).mails.length = 0;
  country.clock.set(START);
}

let lastKey = 0;

/** The form for an adult of a library, filled in rightly; take what a test is about as overrides. */
export function aForm(overrides: object = {}): { input: Record<string, any> } {
  lastKey += 1;
  return {
    input: {
      idempotencyKey: `registration-${lastKey}`,
      personalIdentityCode: '040191-925P',
      firstName: 'Testi',
      lastName: 'Henkilö',
      address: { street: 'Kirjastokuja 1', postcode: '00100', place: 'Annela' },
      email: 'testi.henkilo@example.fi',
      telephone: '+358 40 000 0000',
      language: 'FI',
      format: 'ONLINE',
      ground: 'READING_DISABILITY',
      attestation: { given: true },
      restrictionsTold: true,
      temporary: false,
      ...overrides,
    },
  };
}

/** Overrides for a pupil under 15 of a school. */
export const PUPIL = {
  personalIdentityCode: '280215A924B',
  firstName: 'Aino',
  lastName: 'Esimerkki',
  email: 'aino.esimerkki@example.fi',
  ground: 'SCHOOL_INTENSIFIED_SUPPORT',
  guardianConsent: { form: 'PAPER', guardianName: 'Mikko Esimerkki', guardianEmail: 'mikko@example.fi' },
};

/** Opens the unit and registers the form; gives the customer. */
export async function registered(country: TestFinland, unitId: string, overrides: object = {}, as = KESKUSKOULU) {
  await country.run(SELECT_UNIT, { unitId }, as);
  const { registerCeliaCustomer } = await country.run(REGISTER, aForm(overrides), as);
  if (registerCeliaCustomer.__typename !== 'CeliaCustomer') throw new Error(registerCeliaCustomer.code);
  return registerCeliaCustomer as Record<string, any>;
}

/** Marks a customer for deletion, as a country's later acts will: no act of a registrar does it. */
export async function markForDeletion(country: TestSubgraph, id: string): Promise<void> {
  await country.rows(
    `UPDATE celia_customer SET state = 'MARKED_FOR_DELETION', marked_for_deletion_at = '2023-11-01' WHERE id = $1`,
    [id],
  );
}

/** The newest line of the audit trail. */
export async function lastLine(country: TestSubgraph): Promise<Record<string, any>> {
  return (await country.rows('SELECT * FROM audit ORDER BY seq DESC LIMIT 1'))[0];
}
