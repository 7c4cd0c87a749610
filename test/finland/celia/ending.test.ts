import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Caller } from '../../../subgraphs/shared/runtime/caller.ts';
import { hashOfLinkToken } from '../../../subgraphs/shared/runtime/linkToken.ts';
import { everyRecord } from '../../../subgraphs/shared/runtime/scope.ts';
import {
  CELIA_CLERK,
  emptyRegister,
  KESKUSKOULU,
  lastLine,
  POHJOLA,
  registered,
  type TestFinland,
  testFinland,
} from '../../support/finland.ts';
import { rowsBut } from '../../support/retention.ts';
import { credentialDesk } from '../credentialDesk.ts';
import { CHOOSE, FIND } from '../documents.ts';
import { END, END_MINE, REACTIVATE } from './celiaDocuments.ts';

const TOKEN = 't'.repeat(43);

let finland: TestFinland;
let id: string;
beforeAll(async () => {
  finland = await testFinland();
});
beforeEach(async () => {
  await emptyRegister(finland);
  id = (await registered(finland, 'fi-u1', { temporary: true }))['id'];
  await finland.rows(
    `INSERT INTO celia_credential (customer_id, system, generation, state, sent_at, activated_at, password_hash)
     VALUES ($1, 'CELIANET', 3, 'ACTIVATED', '2024-06-01', '2024-06-01', 'hash')`,
    [id],
  );
  await finland.rows(
    `INSERT INTO celia_credential (customer_id, system, generation, state, sent_at, link_expires_at, link_hash)
     VALUES ($1, 'PRATSAM_READER', 2, 'SENT', '2024-06-01', '2030-01-01', $2)`,
    [id, hashOfLinkToken(TOKEN)],
  );
});
afterAll(() => finland.close());

const holder = () => ({ issuer: 'celia', subject: id, claims: { iat: finland.clock.now().getTime() / 1_000 } });
type Way = () => [document: string, variables: object, as: Caller];
const WAYS: readonly (readonly [string, Way, string, string])[] = [
  ['the customer himself', () => [END_MINE, {}, holder()], 'endMyCeliaMembership', ''],
  ['his unit', () => [END, { id }, KESKUSKOULU], 'endCeliaCustomer', 'fi-u1'],
  ['Celia', () => [END, { id, endPurpose: 'CELIA_SERVICE' }, CELIA_CLERK], 'endCeliaCustomer', 'celia'],
];
const mine = async () =>
  (await finland.run('{ viewer { celiaMembership { id } } }', {}, holder()))['viewer'].celiaMembership;

describe('[F5] [F19] the end of being a customer', () => {
  test.each(WAYS)(
    'by %s: password, link and token are dead at once, the rest stays until the purge',
    async (_who, way, action, unit) => {
      expect(await mine()).toEqual({ id });
      const [document, variables, as] = way();
      const [answer] = Object.values(await finland.run(document, variables, as));
      expect(answer).toMatchObject({ id, markedForDeletionAt: finland.clock.now().toISOString() });
      expect(await lastLine(finland)).toMatchObject({ action, unit: unit || null, subject: id, outcome: 'DONE' });
      expect(await mine()).toBeNull();
      const chosen = await finland.run(CHOOSE, { token: TOKEN, password: 'p'.repeat(12), again: 'p'.repeat(12) });
      expect(chosen['chooseCeliaPassword']).toMatchObject({ code: 'CREDENTIAL_LINK_INVALID' });
      expect(
        await finland.rows('SELECT state, generation, password_hash, link_hash FROM celia_credential ORDER BY system'),
      ).toEqual([
        { state: 'NONE', generation: 3, password_hash: null, link_hash: null },
        { state: 'NONE', generation: 2, password_hash: null, link_hash: null },
      ]);
      expect(await finland.rows('SELECT state, street, email FROM celia_customer')).toEqual([
        { state: 'MARKED_FOR_DELETION', street: 'Kirjastokuja 1', email: 'testi.henkilo@example.fi' },
      ]);
      expect(await finland.rows('SELECT FROM eligibility')).toHaveLength(1);
      const { findCeliaCustomer } = await finland.run(FIND, { code: '040191-925P' }, KESKUSKOULU);
      expect(findCeliaCustomer.outcome).toBe('IN_USE_NOT_FOUND');
      await finland.subgraph.outbox.drain();
      expect(finland.mailServer.mails).toMatchObject([
        { to: ['testi.henkilo@example.fi'], subject: 'Asiakkuutesi on päättynyt' },
      ]);
      expect(finland.mailServer.mails[0]?.text).not.toMatch(/Celia(?!n|\.fi)|Testi|luke/);
    },
  );

  test.each<[string, Way, string]>([
    ['another unit', () => [END, { id }, POHJOLA], 'NO_ACTIVE_UNIT'],
    ['an unknown id', () => [END, { id: '00000000-0000-4000-8000-000000000000' }, KESKUSKOULU], 'CUSTOMER_NOT_FOUND'],
  ])('not by %s', async (_who, way, code) => {
    const before = await rowsBut(finland, 'audit');
    const [document, variables, as] = way();
    expect((await finland.run(document, variables, as))['endCeliaCustomer']).toMatchObject({ code });
    expect(await rowsBut(finland, 'audit')).toEqual(before);
  });

  test('comes once: a second one is refused', async () => {
    await finland.run(END, { id }, KESKUSKOULU);
    const { endCeliaCustomer } = await finland.run(END, { id, endPurpose: 'CELIA_SERVICE' }, CELIA_CLERK);
    expect(endCeliaCustomer).toMatchObject({ code: 'CUSTOMER_ENDED' });
    expect(await finland.rows(`SELECT kind FROM outbox WHERE kind <> 'celia-welcome'`)).toHaveLength(1);
  });

  test('with a purpose that is not the actor’s is forbidden', async () => {
    const { errors } = await finland.answer(END, { id, endPurpose: 'CELIA_SERVICE' }, KESKUSKOULU);
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect(await mine()).toEqual({ id });
  });

  test('and of a registrar who ends while another sends credentials: never a working link of an ended customer', async () => {
    const desk = credentialDesk(finland, id);
    await Promise.all([desk.send(), finland.run(END, { id }, KESKUSKOULU)]);
    await finland.subgraph.outbox.drain();
    const states = await finland.rows(`SELECT DISTINCT link_hash, password_hash FROM celia_credential`);
    expect(states).toEqual([{ link_hash: null, password_hash: null }]);
  });

  test('taken back before its mail is out: the mail does not go, and a link of before does not come back', async () => {
    finland.mailServer.outOfOrder = true;
    await finland.run(END, { id }, KESKUSKOULU);
    const { reactivateCeliaCustomer } = await finland.run(REACTIVATE, { id }, CELIA_CLERK);
    expect(reactivateCeliaCustomer).toMatchObject({ state: 'ACTIVE' });
    finland.mailServer.outOfOrder = false;
    finland.clock.advance(600_000);
    await finland.subgraph.outbox.drain();
    expect(finland.mailServer.mails).toHaveLength(1); // credentials anew
    expect(await finland.rows(`SELECT email_version FROM celia_customer`)).toEqual([{ email_version: 3 }]);
  });

  test('[A45] put back from a backup: whom Celia made a customer again is not ended by a tombstone of before', async () => {
    const again = finland.subgraph.erasers?.find(({ kind }) => kind === 'ended_celia_customer');
    const erase = () =>
      finland.database.transaction(
        async (tx) => again?.erase(tx, id, finland.clock.now()),
        everyRecord('restoreErase'),
      );
    await finland.run(END, { id }, KESKUSKOULU);
    await finland.run(REACTIVATE, { id }, CELIA_CLERK);
    expect(await erase()).toBe(false);
    expect(await finland.rows('SELECT state FROM celia_customer')).toEqual([{ state: 'ACTIVE' }]);
    await finland.rows('UPDATE celia_customer SET reactivated_at = NULL');
    expect(await erase()).toBe(true);
    expect(await finland.rows('SELECT state FROM celia_customer')).toEqual([{ state: 'MARKED_FOR_DELETION' }]);
  });
});
