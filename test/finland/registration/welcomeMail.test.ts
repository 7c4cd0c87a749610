import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  CELIA_CLERK,
  emptyRegister,
  markForDeletion,
  registered,
  type TestFinland,
  testFinland,
} from '../../support/finland.ts';
import { MAKE_ONLINE } from '../celia/celiaDocuments.ts';
import { credentialDesk, NEW } from '../credentialDesk.ts';

let finland: TestFinland;
beforeAll(async () => {
  finland = await testFinland();
});
beforeEach(() => emptyRegister(finland));
afterAll(() => finland.close());

const DAYS_14 = '2024-06-29T10:00:00+03:00';
const welcomes = async () => {
  await finland.subgraph.outbox.drain();
  return finland.mailServer.mails.filter(({ subject }) => /Näin pääset alkuun|Så kommer du i gång/.test(subject));
};
const at = (instant: string, shift = 0) => finland.clock.set(new Date(Date.parse(instant) + shift).toISOString());

describe('[F25] the mail to a new online customer', () => {
  test('goes out after 14 days, once, to the address of that day, and says nothing of whom and why', async () => {
    const { id } = await registered(finland, 'fi-u1');
    at(DAYS_14, -1);
    expect(await welcomes()).toEqual([]);
    await credentialDesk(finland, id).changeEmail(NEW);
    at(DAYS_14);
    const [mail, ...more] = await welcomes();
    expect([mail?.to, more]).toEqual([[NEW], []]);
    expect(mail?.text).toContain('celianet.fi');
    expect(mail?.text).not.toMatch(/Testi|1000\d\d|lukemise|vamma/i);
    at(DAYS_14, 30 * 86_400_000);
    expect(await welcomes()).toHaveLength(1);
  });

  test('in Swedish to whoever wants Swedish', async () => {
    await registered(finland, 'fi-u1', { language: 'SV', format: 'BOTH' });
    at(DAYS_14);
    expect((await welcomes())[0]?.subject).toBe('Så kommer du i gång');
  });

  test.each([
    ['who borrows CDs only', { format: 'CD' }, async () => undefined],
    ['who ended meanwhile', {}, (id: string) => markForDeletion(finland, id)],
  ])('is not for somebody %s', async (_label, overrides, change) => {
    const { id } = await registered(finland, 'fi-u1', overrides);
    await change(id);
    at(DAYS_14);
    expect(await welcomes()).toEqual([]);
  });

  test('[F20] comes 14 days after Celia made an online customer of a borrower of CDs', async () => {
    const { id } = await registered(finland, 'fi-u1', { format: 'CD' });
    finland.clock.set('2024-07-01T10:00:00+03:00');
    await finland.run(MAKE_ONLINE, { id }, CELIA_CLERK);
    finland.clock.set('2024-07-15T09:59:59.999+03:00');
    expect(await welcomes()).toEqual([]);
    finland.clock.set('2024-07-15T10:00:00+03:00');
    expect(await welcomes()).toHaveLength(1);
  });

  test('waits while the mail is down', async () => {
    await registered(finland, 'fi-u1');
    at(DAYS_14);
    finland.mailServer.outOfOrder = true;
    expect(await welcomes()).toEqual([]);
    finland.mailServer.outOfOrder = false;
    at(DAYS_14, 600_000);
    expect(await welcomes()).toHaveLength(1);
  });
});
