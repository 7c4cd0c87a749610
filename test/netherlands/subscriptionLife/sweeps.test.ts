import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { LIFT, type Life, openLife } from './life.ts';

let life: Life;
beforeAll(async () => {
  life = await openLife();
});
afterAll(() => life.netherlands.close());
beforeEach(() => life.restore());

const at = (instant: string) => life.netherlands.clock.set(instant);
const standing = async () => (await life.terms()).map(({ status }) => status);
const subjects = async (since: number) =>
  (await life.netherlands.mailbox.messages()).slice(0, -since || undefined).map(({ subject }) => subject);
async function mailed(work: () => Promise<unknown>): Promise<(string | undefined)[]> {
  const before = (await life.netherlands.mailbox.messages()).length;
  await work();
  await life.netherlands.subgraph.outbox.drain();
  return subjects(before);
}

const UNPAID = 'Over je lidmaatschap van de bibliotheek';
const EXPIRES = 'Je lidmaatschap van de bibliotheek loopt af';

describe('a subscription that a desk sold and nobody paid', () => {
  // Sold on 20 November 2026: billed after 7 days, then every 30 days another stage.
  test('goes through its stages by the day, a mail for each, and loses its rights when payment is overdue', async () => {
    const stages: [string, string, string][] = [
      ['2026-11-26T23:59:59.999+01:00', '2026-11-27T00:00:00+01:00', 'BILLED'],
      ['2026-12-26T23:59:59.999+01:00', '2026-12-27T00:00:00+01:00', 'REMINDER'],
      ['2027-01-25T23:59:59.999+01:00', '2027-01-26T00:00:00+01:00', 'OVERDUE'],
      ['2027-02-24T23:59:59.999+01:00', '2027-02-25T00:00:00+01:00', 'CANCELLED'],
    ];
    for (const [before, begins, status] of stages) {
      at(before);
      expect(await life.sweep()).toBe(0);
      at(begins);
      expect(await mailed(() => life.sweep())).toEqual([UNPAID]);
      expect(await standing()).toEqual([status]);
      const hasRights = status === 'BILLED' || status === 'REMINDER';
      expect((await life.kbCopy()).subscription).toBe(hasRights ? 'COMPLEET' : 'NONE');
    }
    expect(await life.sweep()).toBe(0);
    expect(await life.lastLine()).toBe('sweep unpaidSubscription DONE');
  });

  test('in the nights of the clock change the day begins at midnight', async () => {
    await life.netherlands.rows(`UPDATE subscription SET status = 'BILLED', status_since = '2027-02-26'`);
    at('2027-03-27T23:59:59.999+01:00');
    expect(await life.sweep()).toBe(0);
    at('2027-03-28T00:00:00+01:00'); // 30 days later, the night of which has 23 hours
    expect(await life.sweep()).toBe(1);
    await life.netherlands.rows(`UPDATE subscription SET status = 'BILLED', status_since = '2027-10-01'`);
    at('2027-10-30T23:59:59.999+02:00');
    expect(await life.sweep()).toBe(1); // a reminder of its end, long due
    expect(await standing()).toEqual(['BILLED']);
    at('2027-10-31T00:00:00+02:00');
    expect(await life.sweep()).toBe(1);
    expect(await standing()).toEqual(['REMINDER']);
  });

  test('is not written to where it was paid before the letter went out', async () => {
    at('2026-11-27T00:00:00+01:00');
    const paid = async () => {
      await life.sweep();
      await life.netherlands.rows(`UPDATE subscription SET status = 'NORMAL'`);
    };
    expect(await mailed(paid)).toEqual([]);
  });

  test('is left alone while a desk works on the member, and while it is banned', async () => {
    at('2026-11-27T00:00:00+01:00');
    await life.netherlands.owned.transaction(async (desk) => {
      await desk.query('SELECT FROM customer FOR UPDATE');
      expect(await life.sweep()).toBe(0);
    });
    await life.netherlands.rows(
      `UPDATE subscription SET status = 'BANNED', status_before_ban = 'NEW', ban_reason = 'MISUSE'`,
    );
    expect(await life.sweep()).toBe(0);
    await life.ask(LIFT, { id: life.id });
    expect(await standing()).toEqual(['NEW']);
  });
});

describe('before the last day', () => {
  beforeEach(() => life.netherlands.rows(`UPDATE subscription SET status = 'NORMAL'`));

  test('a reminder 30 days and one 7 days before, each once', async () => {
    at('2027-09-30T23:59:59.999+02:00');
    expect(await life.sweep()).toBe(0);
    at('2027-10-01T00:00:00+02:00');
    expect(await mailed(() => life.sweep())).toEqual([EXPIRES]);
    expect(await mailed(() => life.sweep())).toEqual([]);
    at('2027-10-23T23:59:59.999+02:00');
    expect(await mailed(() => life.sweep())).toEqual([]);
    at('2027-10-24T00:00:00+02:00');
    expect(await mailed(() => life.sweep())).toEqual([EXPIRES]);
    at('2027-10-31T23:59:59.999+01:00');
    expect(await mailed(() => life.sweep())).toEqual([]);
  });

  test('in English to whoever chose it, and refused for good it is not sent again', async () => {
    await life.netherlands.rows(`UPDATE login_account SET language = 'en'`);
    at('2027-10-28T10:00:00+02:00');
    expect(await mailed(() => life.sweep())).toEqual(['Your membership of the library ends']);
    await life.netherlands.rows(`UPDATE customer SET email = 'nobody@refuse.example.nl'`);
    await life.netherlands.rows(`UPDATE outbox SET done_at = NULL, not_before = $1 WHERE kind = 'membership-expires'`, [
      life.netherlands.clock.now(),
    ]);
    await life.netherlands.subgraph.outbox.drain();
    expect(await life.netherlands.rows('SELECT FROM outbox WHERE done_at IS NULL')).toEqual([]);
  });

  test('one mail where both are due, which names the day and nobody', async () => {
    at('2027-10-28T10:00:00+02:00');
    expect(await mailed(() => life.sweep())).toEqual([EXPIRES]);
    const [newest] = await life.netherlands.mailbox.messages();
    expect(newest?.text).toContain('tot en met 31 oktober 2027');
    expect(newest?.text).not.toMatch(/Tester|2528/);
    expect(await mailed(() => life.sweep())).toEqual([]);
  });

  test('nothing to whoever renewed or cancelled, also between the sweep and the mail', async () => {
    at('2027-10-28T10:00:00+02:00');
    const renewed = async () => {
      await life.sweep();
      await life.renew();
    };
    expect(await mailed(renewed)).toEqual([]);
    await life.restore();
    await life.netherlands.rows(`UPDATE subscription SET status = 'NORMAL'`);
    at('2027-10-28T10:00:00+02:00');
    await life.cancel('AT_END_OF_TERM');
    expect(await mailed(() => life.sweep())).toEqual([]);
    await life.renew();
    await life.netherlands.rows('UPDATE subscription SET cancelled_on = NULL');
    expect(await life.sweep()).toBe(0);
  });
});
