import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  ANNEN,
  CUSTOMER_CARE,
  GIETEN,
  HAREN,
  openNetherlands,
  type TestNetherlands,
} from '../../support/netherlands.ts';
import { snapshot, wholeDatabase } from '../../support/snapshot.ts';
import { type Family, family } from '../relations/members.ts';
import { FUNCTIONAL, IAM, move, synchronisedByHand, waiting } from './asking.ts';

let netherlands: TestNetherlands;
let people: Family;
let restore: () => Promise<void>;
beforeAll(async () => {
  netherlands = await openNetherlands();
  people = await family(netherlands);
  await netherlands.rows(`INSERT INTO kb_entitlement SELECT customer_id, login_account_id, 'BASIS', '25280000099999', '2027-10-31', 1, now()
    FROM login_link`);
  await netherlands.rows(`UPDATE synchronisation SET differs_since = '2026-11-20T08:00:00Z'`);
  restore = await snapshot(netherlands);
});
afterAll(() => netherlands.close());
beforeEach(async () => {
  await restore();
  netherlands.clock.set('2026-11-20T10:00:00+01:00');
});

const newCase = (symptom = 'NEW_PASS_NUMBER', input: object = {}) => ({
  input: { idempotencyKey: `case-of-${symptom}`, symptom, customerId: people.mother.id, ...input },
});
const byKb = (symptom: string) => newCase(symptom, { customerId: undefined, username: people.mother.number });

describe('a case of first aid', () => {
  test('[E9] [E10] goes from the desk to functional management and to fbiam, with its way kept, and is closed there', async () => {
    const opened = await move(netherlands, ANNEN, 'open', newCase());
    expect(opened).toMatchObject({
      ...{ __typename: 'FirstAidCase', state: 'OPEN', openedBy: 'LIBRARY_DESK', assignedTo: 'LIBRARY_DESK' },
      ...{ advice: 'SYNCHRONISE', customerId: people.mother.id, username: null },
      path: [
        { step: 'PASS_NUMBER_AT_KB', look: 'NO' },
        { step: 'SYNCHRONISED', look: 'NO' },
      ],
    });
    const { id } = opened;
    expect(await waiting(netherlands, GIETEN)).toMatchObject([{ id }]);
    expect(await move(netherlands, ANNEN, 'escalate', { id })).toMatchObject({
      ...{ code: 'STEP_IS_YOURS', parts: ['synchroniseCustomer'] },
    });
    await synchronisedByHand(netherlands, people.mother.id, '5280');
    expect(await move(netherlands, ANNEN, 'escalate', { id })).toMatchObject({ assignedTo: 'FUNCTIONAL_MANAGEMENT' });
    expect(await waiting(netherlands, ANNEN)).toEqual([]);
    expect(await waiting(netherlands, FUNCTIONAL)).toMatchObject([{ id, customerId: people.mother.id }]);
    const early = await move(netherlands, ANNEN, 'close', { id, outcome: 'SOLVED' });
    expect(early).toMatchObject({ code: 'CASE_WITH_OTHERS', parts: ['FUNCTIONAL_MANAGEMENT'] });

    const answers = { functionalManagementTried: true };
    expect(await move(netherlands, FUNCTIONAL, 'escalate', { id, answers })).toMatchObject({ assignedTo: 'KB_IAM' });
    const [held] = await waiting(netherlands, IAM);
    expect(held).toEqual({ id, symptom: 'NEW_PASS_NUMBER', customerId: null, username: people.mother.number });
    expect(await waiting(netherlands, CUSTOMER_CARE)).toEqual([]);
    netherlands.clock.advance(60_000);
    const closed = await move(netherlands, IAM, 'close', { id, outcome: 'SOLVED' });
    expect(closed).toMatchObject({ state: 'SOLVED', closedAt: '2026-11-20T09:01:00.000Z', customerId: null });
    expect(closed.way.map(({ byRole, assignedTo }: any) => `${byRole} ${assignedTo}`)).toEqual([
      'LIBRARY_DESK LIBRARY_DESK',
      'LIBRARY_DESK FUNCTIONAL_MANAGEMENT',
      'FUNCTIONAL_MANAGEMENT KB_IAM',
      'KB_IAM KB_IAM',
    ]);
    expect(await move(netherlands, IAM, 'close', { id, outcome: 'SOLVED' })).toMatchObject({ code: 'CASE_CLOSED' });
    expect(await waiting(netherlands, IAM)).toEqual([]);
    const trail = await netherlands.rows(
      `SELECT action, outcome FROM audit WHERE subject = $1 AND action LIKE '%FirstAidCase'
      ORDER BY seq`,
      [people.mother.id],
    );
    expect(trail.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
      'openFirstAidCase DONE',
      'escalateFirstAidCase STEP_IS_YOURS',
      'escalateFirstAidCase DONE',
      'closeFirstAidCase CASE_WITH_OTHERS',
      'escalateFirstAidCase DONE',
      'closeFirstAidCase DONE',
      'closeFirstAidCase CASE_CLOSED',
    ]);
  });

  test('[E6] [E16] [E17] that the KB opened goes to a desk of the right library, which alone sees the member', async () => {
    const { id } = await move(netherlands, CUSTOMER_CARE, 'open', byKb('NO_RIGHTS'));
    expect(await move(netherlands, CUSTOMER_CARE, 'escalate', { id })).toMatchObject({
      ...{ assignedTo: 'LIBRARY_DESK', advice: 'SYNCHRONISE', customerId: null, username: people.mother.number },
    });
    expect(await waiting(netherlands, HAREN)).toEqual([]);
    expect(await waiting(netherlands, ANNEN)).toMatchObject([{ id, customerId: people.mother.id, username: null }]);
    expect(await move(netherlands, CUSTOMER_CARE, 'close', { id, outcome: 'SOLVED' })).toMatchObject({
      code: 'CASE_WITH_OTHERS',
    });
    await netherlands.rows(`UPDATE kb_entitlement SET kb_subscription = 'COMPLEET'`);
    expect(await move(netherlands, ANNEN, 'escalate', { id })).toMatchObject({ assignedTo: 'KB_CUSTOMER_CARE' });
    await netherlands.rows(`UPDATE kb_entitlement SET kb_subscription = 'NONE'`);
    // Back to the library, whose case it then is: the KB opened it, so that it still sees it.
    expect(await move(netherlands, CUSTOMER_CARE, 'escalate', { id })).toMatchObject({ assignedTo: 'LIBRARY_DESK' });
  });

  test('of a library that the KB hands back leaves the KB’s view', async () => {
    await netherlands.rows(`UPDATE kb_entitlement SET kb_subscription = 'COMPLEET'`);
    const { id } = await move(netherlands, ANNEN, 'open', newCase('NO_RIGHTS'));
    expect(await move(netherlands, CUSTOMER_CARE, 'close', { id, outcome: 'SOLVED' })).toEqual({ code: 'NOT_FOUND' });
    expect(await move(netherlands, ANNEN, 'escalate', { id })).toMatchObject({ assignedTo: 'KB_CUSTOMER_CARE' });
    await netherlands.rows(`UPDATE kb_entitlement SET kb_subscription = 'NONE'`);
    expect(await move(netherlands, CUSTOMER_CARE, 'escalate', { id })).toMatchObject({
      assignedTo: 'LIBRARY_DESK',
      way: [],
    });
    expect(await move(netherlands, CUSTOMER_CARE, 'escalate', { id })).toEqual({ code: 'NOT_FOUND' });
  });

  test('of an account that no library announced cannot be handed to one', async () => {
    await netherlands.rows('DELETE FROM kb_entitlement');
    const { id } = await move(netherlands, CUSTOMER_CARE, 'open', byKb('NEW_PASS_NUMBER'));
    expect(await move(netherlands, CUSTOMER_CARE, 'escalate', { id })).toMatchObject({ code: 'CASE_HAS_NO_LIBRARY' });
    expect(await move(netherlands, CUSTOMER_CARE, 'close', { id, outcome: 'NOT_SOLVED' })).toMatchObject({
      state: 'NOT_SOLVED',
    });
  });

  test('is one for each borrower and symptom, repeated alike, and nobody else’s', async () => {
    const opened = await move(netherlands, ANNEN, 'open', newCase());
    expect(await move(netherlands, ANNEN, 'open', newCase())).toEqual(opened);
    const again = newCase('NEW_PASS_NUMBER', { idempotencyKey: 'another-key-1' });
    const before = await wholeDatabase(netherlands);
    expect(await move(netherlands, GIETEN, 'open', again)).toMatchObject({ code: 'CASE_OPEN_ALREADY' });
    const { audit: _now, ...after } = await wholeDatabase(netherlands);
    const { audit: _then, ...earlier } = before;
    expect(after).toEqual(earlier);
    expect(await move(netherlands, HAREN, 'open', again)).toEqual({ code: 'NOT_FOUND' });
    expect(await move(netherlands, HAREN, 'escalate', { id: opened.id })).toEqual({ code: 'NOT_FOUND' });
    expect(await move(netherlands, ANNEN, 'escalate', { id: 'x' })).toEqual({ code: 'NOT_FOUND' });
    await move(netherlands, ANNEN, 'close', { id: opened.id, outcome: 'NOT_SOLVED' });
    expect(await move(netherlands, GIETEN, 'open', again)).toMatchObject({ state: 'OPEN' });
  });

  test('is closed once by two at the same instant', async () => {
    const { id } = await move(netherlands, ANNEN, 'open', newCase());
    const close = () => move(netherlands, ANNEN, 'close', { id, outcome: 'SOLVED' });
    expect((await Promise.all([close(), close()])).map(({ code, state }) => code ?? state).sort()).toEqual([
      'CASE_CLOSED',
      'SOLVED',
    ]);
  });

  test('holds no name, number or address', async () => {
    await move(netherlands, ANNEN, 'open', newCase());
    const { first_aid_case: cases = [], first_aid_event: events = [] } = await wholeDatabase(netherlands);
    expect(cases.concat(events)).toHaveLength(2);
    for (const secret of [people.mother.number, 'Moeder', people.mother.born, '9468'])
      expect(cases.concat(events).join()).not.toContain(secret);
  });
});
