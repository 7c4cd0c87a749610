import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { isInputObjectType, isObjectType } from 'graphql';
import { atDesk, DESK_RANA, DOCUMENTS, PEOPLE, type TestNorway, testNorway } from '../support/norway.ts';

let norway: TestNorway;
beforeAll(async () => {
  norway = await testNorway();
});
afterAll(() => norway.close());

const columnsOf = async (table: string) => {
  const rows = await norway.rows(
    `SELECT column_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1`,
    [table],
  );
  return rows.map(({ column_name }) => column_name).sort();
};

describe('what is registered', () => {
  test('[B15] name, identity number, address, telephone, e-mail and libraries in the account, the number on the card, nothing else of the person', async () => {
    expect(await columnsOf('account')).toEqual([
      'address_lines',
      'cancelled_at',
      'country',
      'death_confirmed_at',
      'death_reported_at',
      'email',
      'first_name',
      'home_library',
      'id',
      'last_name',
      'middle_name',
      'opened_at',
      'person',
      'place',
      'postcode',
      'record_closed_at',
      'register_failed_at',
      'register_read_at',
      'register_recorded_at',
      'same_person_as',
      'telephone',
      'used_at',
      'warned_at',
      'warning_ordered_at',
    ]);
    expect(await columnsOf('card')).toEqual([
      'account',
      'blocked_at',
      'ended_at',
      'first_activated_at',
      'id',
      'issued_at',
      'kind',
      'number',
      'state',
    ]);
    const account = norway.subgraph.schema.getType('LibraryCardAccount');
    expect(isObjectType(account) && Object.keys(account.getFields()).sort()).toEqual([
      'cards',
      'digitalServices',
      'email',
      'homeLibrary',
      'id',
      'memberships',
      'name',
      'registerNotices',
      'registeredAddress',
      'telephone',
      'temporaryAddress',
    ]);
  });

  test('[B17] [B18] no input can say an address, a name or a birth date but that of a temporary address and of a local card', () => {
    const inputs = Object.values(norway.subgraph.schema.getTypeMap()).filter(isInputObjectType);
    const fields = inputs.flatMap((input) => Object.keys(input.getFields()).map((field) => [input.name, field]));
    expect(inputs.length).toBeGreaterThanOrEqual(15);
    expect(
      fields.filter(([, field]) =>
        /address|street|lines|postcode|place|city|country|name|birth|sex/i.test(String(field)),
      ),
    ).toEqual([
      ['RegisterLocalCardInput', 'name'],
      ['SetTemporaryAddressInput', 'lines'],
      ['SetTemporaryAddressInput', 'postcode'],
      ['SetTemporaryAddressInput', 'place'],
      ['SetTemporaryAddressInput', 'country'],
    ]);
    const mutation = norway.subgraph.schema.getMutationType();
    const args = Object.values(mutation?.getFields() ?? {}).flatMap(({ args }) => args.map(({ name }) => name));
    expect([...new Set(args)].sort()).toEqual(['dryRun', 'input']);
  });

  test('[B18] an address that a client sends along is refused, and nothing is registered', async () => {
    const variables = atDesk(PEOPLE.resident, { registeredAddress: { lines: ['Elsewhere 1'] } });
    const { data, errors } = await norway.answer(DOCUMENTS.registerLibraryCardAtDesk, variables, DESK_RANA);
    expect(data).toBeUndefined();
    expect(errors).toHaveLength(1);
    expect(await norway.rows('SELECT 1 FROM account')).toEqual([]);
  });
});
