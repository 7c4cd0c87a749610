import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Caller } from '../../../subgraphs/shared/runtime/caller.ts';
import {
  ANNEN,
  activate,
  auditTrail,
  enrol,
  GIETEN,
  HAREN,
  openNetherlands,
  rowCounts,
  signIn,
  type TestNetherlands,
  theExamplePerson,
} from '../../support/netherlands.ts';
import { snapshot, wholeDatabase } from '../../support/snapshot.ts';

const CHANGE = `mutation ($input: ChangeMemberDetailsInput!) {
  changeMemberDetails(input: $input) {
    __typename
    ... on DigitalMember {
      id name email newsletter version address { country postcode houseNumber houseNumberAddition } loginAccount { email }
    }
    ... on NetherlandsRefusal { code field parts others { code field } }
  }
}`;

let netherlands: TestNetherlands;
let restore: () => Promise<void>;
let id: string;
beforeAll(async () => {
  netherlands = await openNetherlands();
  id = (await enrol(netherlands)).customer.id;
  await activate(netherlands, await netherlands.mailedToken());
  await enrol(netherlands, theExamplePerson({ idempotencyKey: 'a-neighbour-1', houseNumber: 43 }));
  await netherlands.subgraph.outbox.drain();
  restore = await snapshot(netherlands);
});
afterAll(() => netherlands.close());
beforeEach(() => restore());

async function change(what: object, as: Caller = ANNEN) {
  const input = { customerId: id, version: 1, ...what };
  return (await netherlands.run(CHANGE, { input }, as))['changeMemberDetails'];
}

describe('the details of a member', () => {
  test('[N13] [N17] change at a desk of the library: what is left out stays, what is empty goes; one line on record, no mail', async () => {
    const before = await rowCounts(netherlands);
    const moved = { initials: 'E.', prefix: 'de', postcode: '9401bb', houseNumber: 7, houseNumberAddition: 'b' };
    const bank = { iban: 'NL91 ABNA 0417 1643 00', bic: 'ABNANL2A' };
    expect(await change({ ...moved, ...bank, newsletter: true }, GIETEN)).toMatchObject({
      id,
      name: 'E. de Tester',
      email: 'eb.tester@example.nl',
      newsletter: true,
      version: 2,
      address: { country: 'NL', postcode: '9401 BB', houseNumber: 7, houseNumberAddition: 'B' },
    });
    expect(await rowCounts(netherlands)).toEqual({ ...before, audit: (before['audit'] ?? 0) + 1 });
    expect((await auditTrail(netherlands)).at(-1)).toBe('staff|desk.gieten changeMemberDetails DONE 5281');
    const [line] = await netherlands.rows('SELECT subject FROM audit ORDER BY seq DESC LIMIT 1');
    expect(line).toEqual({ subject: id });
    await change({ version: 2, prefix: null, houseNumberAddition: '', bic: null, callName: 'Eb' });
    const [row] = await netherlands.rows('SELECT * FROM customer WHERE id = $1', [id]);
    expect(row).toMatchObject({
      ...{ version: 3, initials: 'E.', prefix: null, call_name: 'Eb', house_number: 7, house_number_addition: '' },
      ...{ iban: 'NL91ABNA0417164300', bic: null, newsletter: true, last_name: 'Tester' },
    });
  });

  test('change the library’s own e-mail address; the login account’s is another, and goes on signing in', async () => {
    const accounts = await netherlands.rows('SELECT * FROM login_account ORDER BY id');
    const changed = await change({ email: 'other@example.org' });
    expect(changed).toMatchObject({ email: 'other@example.org', loginAccount: { email: 'e*******r@example.nl' } });
    expect(await netherlands.rows('SELECT * FROM login_account ORDER BY id')).toEqual(accounts);
    expect(await signIn(netherlands, '25280000000413')).toMatchObject({ __typename: 'SignedIn' });
  });

  test('do not change twice for one change, and not at all for none', async () => {
    await change({ newsletter: true });
    const before = await wholeDatabase(netherlands);
    expect(await change({ newsletter: true })).toMatchObject({ version: 2 });
    expect(await change({ version: 7 })).toMatchObject({ version: 2 });
    expect({ ...(await wholeDatabase(netherlands)), audit: [] }).toEqual({ ...before, audit: [] });
  });

  test.each([
    ['NAME_INVALID', 'initials', { initials: null }],
    ['NAME_INVALID', 'lastName', { lastName: '<b>' }],
    ['COUNTRY_INVALID', 'country', { country: 'Nederland' }],
    ['POSTCODE_INVALID', 'postcode', { postcode: '9468 SS' }],
    ['HOUSE_NUMBER_INVALID', 'houseNumber', { houseNumber: 100_000 }],
    ['HOUSE_NUMBER_INVALID', 'houseNumberAddition', { houseNumberAddition: '1234567' }],
    ['EMAIL_REQUIRED', 'email', { email: null }],
    ['EMAIL_INVALID', 'email', { email: 'a@example.nl, b@example.nl' }],
    ['IBAN_INVALID', 'iban', { iban: 'NL91ABNA0417164301' }],
    ['BIC_INVALID', 'bic', { bic: 'ABNANL2' }],
    ['BIC_OF_ANOTHER_COUNTRY', 'bic', { iban: 'NL91ABNA0417164300', bic: 'GEBABEBB' }],
    [
      'DUPLICATE_OVERRIDE_REASON_INVALID',
      'duplicateOverrideReason',
      { houseNumber: 43, duplicateOverrideReason: 'no' },
    ],
    ['DUPLICATE_PERSON', null, { houseNumber: 43 }],
    ['POSSIBLE_DUPLICATE', null, { houseNumber: 43, lastName: 'TESTER' }],
    ['MEMBER_CHANGED_MEANWHILE', 'version', { version: 2, newsletter: true }],
    ['MEMBER_CHANGED_MEANWHILE', 'version', { version: 0, newsletter: true }],
  ])('[N13] [N17] are refused by %s at %s: nothing changes', async (code, field, what) => {
    const before = await wholeDatabase(netherlands);
    expect(await change(what)).toMatchObject({ code, field, others: [] });
    expect({ ...(await wholeDatabase(netherlands)), audit: [] }).toEqual({ ...before, audit: [] });
    expect((await auditTrail(netherlands)).at(-1)).toBe(`staff|desk.annen changeMemberDetails ${code} 5280`);
  });

  test('[N13] name everything that is wrong at once', async () => {
    const { code, others } = await change({ postcode: 'x', email: 'y', iban: 'z' });
    expect([code, ...others.map((one: { code: string }) => one.code)]).toEqual([
      'POSTCODE_INVALID',
      'EMAIL_INVALID',
      'IBAN_INVALID',
    ]);
  });

  test('may become those of a neighbour with a reason, and need none again', async () => {
    const reason = 'his twin brother, both documents seen';
    expect(await change({ houseNumber: 43, duplicateOverrideReason: reason })).toMatchObject({ version: 2 });
    expect(await change({ version: 2, newsletter: true })).toMatchObject({ version: 3 });
    const [row] = await netherlands.rows('SELECT duplicate_override_reason AS kept FROM customer WHERE id = $1', [id]);
    expect(row).toEqual({ kept: reason });
  });

  test('do not become what two desks made of them at the same instant: one hears of the other', async () => {
    const outcomes = await Promise.all([
      change({ email: 'one@example.nl' }, ANNEN),
      change({ email: 'two@example.nl' }, GIETEN),
    ]);
    expect(outcomes.map(({ __typename, code }) => code ?? __typename).sort()).toEqual([
      'DigitalMember',
      'MEMBER_CHANGED_MEANWHILE',
    ]);
    expect(outcomes).toContainEqual(expect.objectContaining({ code: 'MEMBER_CHANGED_MEANWHILE', parts: ['2'] }));
  });

  test('leave a bank account that is older than its rule as it is', async () => {
    await netherlands.rows(`UPDATE customer SET iban = 'NL00', bic = 'OLD' WHERE id = $1`, [id]);
    expect(await change({ newsletter: true })).toMatchObject({ version: 2 });
    expect(await change({ version: 2, bic: 'ABNANL2A' })).toMatchObject({ code: 'IBAN_INVALID' });
  });

  test('[N30] the next login account that is generated goes to the new address', async () => {
    const [{ id: neighbour }] = await netherlands.rows('SELECT id FROM customer WHERE house_number = 43');
    await change({ customerId: neighbour, email: 'right@example.nl' });
    const ask = (field: string, shown: string) =>
      netherlands.run(
        `mutation ($id: ID!) { ${field}(customerId: $id) { __typename ${shown} } }`,
        { id: neighbour },
        ANNEN,
      );
    await ask('forgetLoginAccount', '');
    const shown = '... on GeneratedLoginAccount { loginAccount { email } }';
    const { generateLoginAccount } = await ask('generateLoginAccount', shown);
    expect(generateLoginAccount).toMatchObject({ loginAccount: { email: 'right@example.nl' } });
  });

  test('[A28] are nobody’s at another library', async () => {
    const input = { customerId: id, version: 1, newsletter: true };
    const { errors } = await netherlands.answer(CHANGE, { input }, HAREN);
    expect(errors?.[0]?.extensions?.['code']).toBe('NOT_FOUND');
  });
});
