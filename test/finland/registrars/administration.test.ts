import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  CELIA_CLERK,
  emptyRegister,
  KESKUSKOULU,
  lastLine,
  POHJOLA,
  type TestFinland,
  testFinland,
} from '../../support/finland.ts';
import { due, rowsBut, sweep } from '../../support/retention.ts';
import { SELECT_UNIT } from '../documents.ts';
import { EMAIL, noAccounts, registrarDesk } from './registrarDesk.ts';
import { END_REGISTRAR, REGISTRARS } from './registrarDocuments.ts';

let finland: TestFinland;
let desk: ReturnType<typeof registrarDesk>;
beforeAll(async () => {
  finland = await testFinland();
  desk = registrarDesk(finland);
});
beforeEach(async () => {
  await emptyRegister(finland);
  await noAccounts(finland);
});
afterAll(() => finland.close());

const everything = () => rowsBut(finland, 'audit');
const end = (unitId: string, registrarId: string, as = KESKUSKOULU) =>
  desk.ask(END_REGISTRAR, { unitId, registrarId }, as);

describe('[F7] a main user and Celia invite registrars', () => {
  test('a new account is mailed one link, whatever the case of its address, and represents the unit', async () => {
    const account = await desk.invite('fi-u1', 'REGISTRAR', KESKUSKOULU, 'Liisa.Rekisteroija@Example.fi');
    expect(account).toMatchObject({
      kind: 'REGISTRAR',
      email: EMAIL,
      passwordChosenAt: null,
      units: [{ id: 'fi-u1' }],
    });
    expect(await lastLine(finland)).toMatchObject({
      ...{ actor: 'staff|registrar.keskuskoulu', unit: 'fi-u1', purpose: null, action: 'inviteCeliaRegistrar' },
      ...{ subject: account['id'], outcome: 'DONE' },
    });
    await desk.drain();
    expect(finland.mailServer.mails.map(({ to }) => to)).toEqual([[EMAIL]]);
  });

  test('a known account represents one more unit, without a mail', async () => {
    const { id } = await desk.invite('fi-u1', 'REGISTRAR', KESKUSKOULU);
    expect(await desk.invite('fi-u3')).toMatchObject({ id, units: [{ id: 'fi-u1' }, { id: 'fi-u3' }] });
    expect(await lastLine(finland)).toMatchObject({ unit: 'celia', purpose: 'CELIA_SUPERVISION', subject: id });
    expect(await desk.invite('fi-u3')).toMatchObject({ id, units: [{ id: 'fi-u1' }, { id: 'fi-u3' }] });
    expect(await finland.rows('SELECT FROM outbox')).toHaveLength(1);
  });

  test('two invitations at the same instant make one account', async () => {
    const [one, other] = await Promise.all([desk.invite('fi-u1'), desk.invite('fi-u2')]);
    expect(one['id']).toBe(other['id']);
    expect(await finland.rows(`SELECT FROM registrar WHERE issuer = 'celia'`)).toHaveLength(1);
    expect(
      await finland.rows(`SELECT FROM registrar_unit JOIN registrar r ON r.id = registrar_id WHERE issuer = 'celia'`),
    ).toHaveLength(2);
  });

  test.each([
    ['a unit of others', 'fi-u3', 'REGISTRAR', EMAIL, KESKUSKOULU, 'NOT_YOUR_UNIT'],
    ['a unit that there is not', 'fi-u9', 'REGISTRAR', EMAIL, KESKUSKOULU, 'NOT_YOUR_UNIT'],
    ['the own unit, by one who is no main user', 'fi-u3', 'REGISTRAR', EMAIL, POHJOLA, 'NOT_YOUR_UNIT'],
    ['a main user, by a main user', 'fi-u1', 'MAIN_USER', EMAIL, KESKUSKOULU, 'CELIA_ONLY'],
    ['an address that is none', 'fi-u1', 'REGISTRAR', 'x', KESKUSKOULU, 'EMAIL_INVALID'],
    ['a training account in a real unit', 'fi-u1', 'TRAINING', EMAIL, CELIA_CLERK, 'TRAINING_STAYS_APART'],
    ['a unit that there is not, by Celia', 'fi-u9', 'REGISTRAR', EMAIL, CELIA_CLERK, 'NO_SUCH_UNIT'],
  ])('not for %s', async (_label, unitId, kind, email, as, code) => {
    const before = await everything();
    expect(await desk.invite(unitId, kind, as, email)).toMatchObject({ code });
    expect(await everything()).toEqual(before);
    expect(await lastLine(finland)).toMatchObject({ action: 'inviteCeliaRegistrar', outcome: code });
  });

  test('a shared account stays with its one unit, and no account changes its kind', async () => {
    const shared = await desk.invite('fi-u1', 'SHARED', KESKUSKOULU);
    expect(shared).toMatchObject({ kind: 'SHARED' });
    expect(await desk.invite('fi-u1', 'SHARED', KESKUSKOULU)).toMatchObject({ id: shared['id'] });
    expect(await desk.invite('fi-u2', 'SHARED', KESKUSKOULU)).toMatchObject({ code: 'SHARED_ACCOUNT_HAS_ONE_UNIT' });
    expect(await desk.invite('fi-u1', 'REGISTRAR', KESKUSKOULU)).toMatchObject({ code: 'REGISTRAR_HAS_OTHER_KIND' });
  });

  test('Celia invites a main user, who invites in turn', async () => {
    const mainUser = await desk.opened('fi-u3', 'MAIN_USER');
    expect(await desk.invite('fi-u3', 'REGISTRAR', mainUser, 'toinen@example.fi')).toMatchObject({
      email: 'toinen@example.fi',
    });
    expect(await desk.invite('fi-u1', 'REGISTRAR', mainUser, 'toinen@example.fi')).toMatchObject({
      code: 'NOT_YOUR_UNIT',
    });
  });
});

describe('[A27] the end of a registrar', () => {
  test('in one of two units: he works on in the other', async () => {
    const liisa = await desk.opened('fi-u1');
    const { id } = await desk.invite('fi-u2');
    await finland.run(SELECT_UNIT, { unitId: 'fi-u1' }, liisa);
    expect(await end('fi-u1', id)).toMatchObject({ units: [{ id: 'fi-u2' }] });
    expect(await lastLine(finland)).toMatchObject({ action: 'endCeliaRegistrar', unit: 'fi-u1', subject: id });
    const { viewer } = await finland.run('{ viewer { celiaRegistrar { activeUnit { id } units { id } } } }', {}, liisa);
    expect(viewer.celiaRegistrar).toEqual({ activeUnit: null, units: [{ id: 'fi-u2' }] });
  });

  test('in the last one: his token does nothing, his password opens nothing, and the address can be invited anew', async () => {
    const liisa = await desk.opened('fi-u1');
    await finland.run(SELECT_UNIT, { unitId: 'fi-u1' }, liisa);
    const [{ id }] = await finland.rows(`SELECT id FROM registrar WHERE email = $1`, [EMAIL]);
    expect(await end('fi-u1', id)).toMatchObject({ id, units: [] });
    const { errors } = await finland.answer(SELECT_UNIT, { unitId: 'fi-u1' }, liisa);
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    expect(await desk.signIn()).toMatchObject({ code: 'REGISTRAR_SIGN_IN_FAILED' });
    expect(await end('fi-u1', id)).toMatchObject({ code: 'REGISTRAR_NOT_FOUND' });
    const anew = await desk.invite('fi-u1');
    expect(anew['id']).not.toBe(id);
    expect(await desk.ask(REGISTRARS, { unitId: 'fi-u1' }, KESKUSKOULU)).toMatchObject({
      registrars: [{ id: anew['id'] }, { email: null, kind: 'MAIN_USER' }],
    });
  });

  test('not of another unit’s, and nobody ends himself', async () => {
    const { id } = await desk.invite('fi-u3');
    const [own] = await finland.rows(`SELECT id FROM registrar WHERE subject = 'registrar.keskuskoulu'`);
    const before = await everything();
    expect(await end('fi-u1', id)).toMatchObject({ code: 'REGISTRAR_NOT_FOUND' });
    expect(await end('fi-u1', 'x')).toMatchObject({ code: 'REGISTRAR_NOT_FOUND' });
    expect(await end('fi-u1', own.id)).toMatchObject({ code: 'OWN_ACCOUNT' });
    expect(await everything()).toEqual(before);
  });

  test('leaves the address for as long as the trail of what he did, five years, and no longer', async () => {
    const { id } = await desk.invite('fi-u1');
    await end('fi-u1', id);
    const emails = () => finland.rows('SELECT email FROM registrar WHERE id = $1', [id]);
    finland.clock.set('2029-06-15T23:59:59.999+03:00');
    await sweep(finland);
    expect([await due(finland, 'endedRegistrars'), await emails()]).toMatchObject([{ count: 0 }, [{ email: EMAIL }]]);
    finland.clock.set('2029-06-16T00:00:00+03:00');
    await sweep(finland);
    expect([await due(finland, 'endedRegistrars'), await emails()]).toMatchObject([{ count: 0 }, [{ email: null }]]);
  });
});
