import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  ANNEN,
  enrol,
  HAREN,
  openNetherlands,
  type TestNetherlands,
  theExamplePerson,
} from '../../support/netherlands.ts';

const TYPES = 'query ($birthDate: Date) { digitalSubscriptionTypes(birthDate: $birthDate) { code price { amount } } }';

let netherlands: TestNetherlands;
beforeAll(async () => {
  netherlands = await openNetherlands();
});
afterAll(() => netherlands.close());

describe('what a library sells', () => {
  test.each([
    ['all with digital rights', null, ANNEN, ['0001', '0110', '0120', '0141']],
    ['seventeen today', '2008-11-21', ANNEN, ['0001']],
    ['eighteen today', '2008-11-20', ANNEN, ['0110', '0120', '0141']],
    ['at another library', null, HAREN, ['0141']],
  ])('[N23] %s', async (_label, birthDate, desk, codes) => {
    const { digitalSubscriptionTypes } = await netherlands.run(TYPES, { birthDate }, desk);
    expect(digitalSubscriptionTypes.map(({ code }: { code: string }) => code)).toEqual(codes);
  });

  test('[N23] [N24] is data: a month, a free one with a card, each by its own price, term and rights', async () => {
    const month = await enrol(netherlands, theExamplePerson({ subscriptionType: '0120' }));
    expect(month).toMatchObject({
      membership: { through: '2026-11-30', entitlement: { eBooks: true, physicalLending: true, physicalCard: true } },
      feeStatement: { subscriptionFee: { amount: 1_050 }, expiryMonth: '2026-11' },
    });
    const youth = {
      idempotencyKey: 'youth-0001',
      lastName: 'Jong',
      birthDate: '2014-03-02',
      subscriptionType: '0001',
    };
    expect(await enrol(netherlands, theExamplePerson(youth))).toMatchObject({
      feeStatement: { balance: { amount: 0 } },
    });
    const status = await netherlands.rows(`SELECT status FROM subscription WHERE type_code = '0001'`);
    expect(status).toEqual([{ status: 'NORMAL' }]);
  });
});
