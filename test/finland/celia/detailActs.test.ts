import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  emptyRegister,
  KESKUSKOULU,
  lastLine,
  markForDeletion,
  registered,
  type TestFinland,
  testFinland,
} from '../../support/finland.ts';
import { credentialDesk, NEW, OLD } from '../credentialDesk.ts';
import { READ, SELECT_UNIT } from '../documents.ts';
import { TASKS } from '../registration/registrationDocuments.ts';
import { celiaDesk } from './celiaDesk.ts';
import { EDIT_FOR_CELIA, EMAIL_FOR_CELIA, SEND_FOR_CELIA } from './celiaDocuments.ts';

let finland: TestFinland;
let desk: ReturnType<typeof celiaDesk>;
let id: string;
beforeAll(async () => {
  finland = await testFinland();
  desk = celiaDesk(finland);
});
beforeEach(async () => {
  await emptyRegister(finland);
  id = await aProtected();
});
afterAll(() => finland.close());

const NOBODY = '00000000-0000-4000-8000-000000000000';
const letters = () => finland.rows('SELECT kind FROM outbox ORDER BY posted_at, kind');

/** A customer whom no unit sees. */
async function aProtected(overrides: object = {}): Promise<string> {
  const customer = await registered(finland, 'fi-u1', overrides);
  await finland.rows('UPDATE celia_customer SET address_protected = true WHERE id = $1', [customer['id']]);
  await finland.rows('DELETE FROM outbox');
  return customer['id'];
}

async function refused(action: string, document: string, variables: { id: string }, code: string) {
  const before = await desk.everything();
  expect(await desk.ask(document, variables)).toMatchObject({ code });
  expect(await desk.everything()).toEqual(before);
  expect(await lastLine(finland)).toMatchObject(desk.lineOf(action, variables.id, code));
}

describe('[F14] editCustomerForCelia', () => {
  const changes = {
    lastName: 'Uusi',
    address: { street: 'Tie 2', postcode: '33100', place: 'Annela' },
    telephone: null,
  };

  test('changes a customer whose address is protected, whom the unit sees no more than before', async () => {
    expect(await desk.ask(EDIT_FOR_CELIA, { id, changes })).toMatchObject({ id, lastName: 'Uusi', firstName: 'Testi' });
    expect(await desk.customers()).toMatchObject([
      {
        last_name: 'Uusi',
        street: 'Tie 2',
        postcode: '33100',
        telephone: null,
        address_protected: true,
        language: 'FI',
      },
    ]);
    expect(await lastLine(finland)).toMatchObject(desk.lineOf('editCustomerForCelia', id));
    expect(await letters()).toEqual([]);
    const { celiaCustomer } = await finland.run(READ, { id }, KESKUSKOULU);
    expect(celiaCustomer).toMatchObject({ code: 'CUSTOMER_NOT_FOUND' });
  });

  test('refuses what a registrar is refused, and changes nothing', async () => {
    await refused('editCustomerForCelia', EDIT_FOR_CELIA, { id, changes: { firstName: '' } } as never, 'NAME_INVALID');
    const address = { street: '', postcode: '1', place: 'A' };
    await refused('editCustomerForCelia', EDIT_FOR_CELIA, { id, changes: { address } } as never, 'ADDRESS_INVALID');
  });
});

describe('[F16] changeCustomerEmailForCelia', () => {
  const change = (more: object = {}) => ({ id, email: NEW, ...more });

  test('keeps the new address, tells the old one, and ends links mailed to it', async () => {
    await desk.ask(SEND_FOR_CELIA, { id });
    await finland.subgraph.outbox.drain();
    expect(await finland.rows('SELECT state FROM celia_credential')).toEqual([{ state: 'SENT' }]);
    expect(await desk.ask(EMAIL_FOR_CELIA, change())).toMatchObject({ id, email: NEW });
    expect(await lastLine(finland)).toMatchObject(desk.lineOf('changeCustomerEmailForCelia', id));
    expect(await desk.customers()).toMatchObject([{ email: NEW, email_version: 2, email_owner: 'CUSTOMER' }]);
    expect(await finland.rows('SELECT state FROM celia_credential')).toEqual([{ state: 'NONE' }]);
    expect(await letters()).toEqual([{ kind: 'celia-credentials' }, { kind: 'celia-email-changed' }]);
    await finland.subgraph.outbox.drain();
    expect(credentialDesk(finland, id).mailsTo(OLD)).toHaveLength(2);
    expect(credentialDesk(finland, id).mailsTo(NEW)).toEqual([]);
  });

  test('[A28] [F24] a registrar’s address asks for another, and the unit does not hear of it', async () => {
    await desk.ask(EMAIL_FOR_CELIA, change({ belongsTo: 'REGISTRAR' }));
    expect(await desk.customers()).toMatchObject([{ email_owner: 'REGISTRAR' }]);
    const { celiaTasks } = await finland.run(TASKS, {}, KESKUSKOULU);
    expect(celiaTasks.edges).toEqual([]);
  });

  test.each([
    ['without a check of who asks', { checked: false }, 'IDENTITY_NOT_CHECKED'],
    ['two addresses', { email: 'a@example.fi, b@example.fi' }, 'EMAIL_INVALID'],
    ['the address that there is', { email: OLD }, 'EMAIL_UNCHANGED'],
  ])('refuses %s, and changes nothing', async (_label, more, code) => {
    await refused('changeCustomerEmailForCelia', EMAIL_FOR_CELIA, change(more), code);
  });
});

describe('[F16] sendCredentialsForCelia', () => {
  test('mails each system’s link to the stored address and nowhere else', async () => {
    expect(await desk.ask(SEND_FOR_CELIA, { id, systems: ['CELIANET', 'PRATSAM_READER', 'CELIANET'] })).toMatchObject({
      id,
    });
    expect(await lastLine(finland)).toMatchObject(desk.lineOf('sendCredentialsForCelia', id));
    expect(await letters()).toEqual([{ kind: 'celia-credentials' }, { kind: 'celia-credentials' }]);
    await finland.subgraph.outbox.drain();
    expect(finland.mailServer.mails.map(({ to }) => to)).toEqual([[OLD], [OLD]]);
    expect(await finland.rows('SELECT state, generation FROM celia_credential')).toEqual([
      { state: 'SENT', generation: 1 },
      { state: 'SENT', generation: 1 },
    ]);
  });

  test('refuses without a system, and for a borrower of CDs [F20]', async () => {
    await refused('sendCredentialsForCelia', SEND_FOR_CELIA, { id, systems: [] } as never, 'NO_SYSTEM_CHOSEN');
    await finland.rows(`UPDATE celia_customer SET format = 'CD'`);
    await refused('sendCredentialsForCelia', SEND_FOR_CELIA, { id }, 'CREDENTIALS_NEED_ONLINE_FORMAT');
  });
});

describe.each([
  ['editCustomerForCelia', EDIT_FOR_CELIA, { changes: { language: 'SV' } }],
  ['changeCustomerEmailForCelia', EMAIL_FOR_CELIA, { email: NEW }],
  ['sendCredentialsForCelia', SEND_FOR_CELIA, {}],
])('[A28] %s', (action, document, more) => {
  test('takes one of Celia’s purposes; a registrar’s is forbidden and leaves no line', async () => {
    const before = await finland.rows('SELECT count(*) FROM audit');
    const given = { id, celiaPurpose: 'CUSTOMER_REQUEST', ...more };
    const { errors } = await finland.answer(document, given, {
      issuer: 'staff',
      subject: 'celia.palvelut',
      claims: {},
    });
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect(await finland.rows('SELECT count(*) FROM audit')).toEqual(before);
  });

  test('refuses one who has ended, and nobody', async () => {
    await finland.run(SELECT_UNIT, { unitId: 'fi-u1' }, KESKUSKOULU);
    await refused(action, document, { id: NOBODY, ...more }, 'NO_SUCH_CUSTOMER');
    await markForDeletion(finland, id);
    await refused(action, document, { id, ...more }, 'CUSTOMER_ENDED');
  });
});
