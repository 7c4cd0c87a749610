import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type RunningSupergraph, runSupergraph } from '../support/allInOne.ts';

let supergraph: RunningSupergraph;
let desk: string;

beforeAll(async () => {
  supergraph = await runSupergraph();
  desk = await supergraph.staff('desk.annen');
});
afterAll(() => supergraph.close());

const LINK = /http:\/\/127\.0\.0\.1:\d+\/login-account\/password\?token=([\w-]{43})/;

function linkIn(text: string): { href: string; token: string } {
  const [href = '', token = ''] = LINK.exec(text) ?? [];
  return { href, token };
}

const form = {
  idempotencyKey: 'journey-0001',
  confirmGeneratedNumber: true,
  initials: 'E.B.',
  lastName: 'Tester',
  birthDate: '1991-01-04',
  postcode: '9468 BG',
  houseNumber: 41,
  identityChecked: true,
  loginAccount: { choice: 'NEW' },
  email: 'eb.tester@example.nl',
  subscriptionType: '0141',
};

describe('a digital-only member enrolled at the desk, through the public port', () => {
  test('[N14][N15] is asked about the generated number first, with the placeholder, and nothing is stored', async () => {
    const { data } = await supergraph.play(
      'Netherlands 1',
      { input: { ...form, confirmGeneratedNumber: false } },
      desk,
    );
    expect(data.enrolDigitalMemberAtDesk).toMatchObject({
      __typename: 'PassNumberConfirmation',
      placeholder: 'V'.repeat(14),
    });
    expect(await supergraph.rows('netherlands', 'SELECT * FROM customer')).toEqual([]);
  });

  test('[N11][N16][N23][N24][N25][N26][N28][N31] enrols, gets the mail, follows the link, signs in and sees the entitlement at once', async () => {
    const { data, errors } = await supergraph.play('Netherlands 1', { input: form }, desk);
    expect(errors).toBeUndefined();
    expect(data.enrolDigitalMemberAtDesk).toMatchObject({
      __typename: 'DigitalEnrolment',
      passNumber: '25280000000413',
      feeStatement: { name: 'E.B. Tester', branchCode: '5280', balance: { amount: 4200, currency: 'EUR' } },
      loginAccount: { username: '25280000000413', email: 'eb.tester@example.nl', state: 'PENDING_ACTIVATION' },
    });
    const mail = await supergraph.mailTo('eb.tester@example.nl');
    expect(mail.text).toContain('25280000000413');
    const { href, token } = linkIn(mail.text);

    const page = await fetch(href);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<button>')]);
    const activated = await supergraph.play('Netherlands 2', {
      token,
      password: 'Welkom01!',
      passwordAgain: 'Welkom01!',
    });
    expect(activated.data.activateLoginAccount).toEqual({
      __typename: 'LoginAccount',
      username: '25280000000413',
      email: 'eb.tester@example.nl',
      state: 'ACTIVE',
    });

    const signedIn = await supergraph.play('Netherlands 3', { username: '25280000000413', password: 'Welkom01!' });
    const mine = await supergraph.play('Netherlands 4', {}, signedIn.data.signIn.accessToken);
    expect(mine.data.viewer.digitalMemberships).toEqual([
      expect.objectContaining({
        status: 'ACTIVE',
        country: 'NL',
        entitlement: { eBooks: true, audiobooks: true, physicalLending: false, physicalCard: false },
      }),
    ]);
  });

  test('[N30] whose link was not used is repaired by forgetting first and then generating', async () => {
    const input = { ...form, idempotencyKey: 'journey-0002', lastName: 'Smit', email: 'asmit@example.nl' };
    const { data } = await supergraph.play('Netherlands 1', { input }, desk);
    const customerId = data.enrolDigitalMemberAtDesk.customer.id;
    const first = linkIn((await supergraph.mailTo('asmit@example.nl')).text);
    const early = await supergraph.play('Netherlands 6', { customerId }, desk);
    expect(early.data.generateLoginAccount.code).toBe('LOGIN_ACCOUNT_STILL_LINKED');
    const forgotten = await supergraph.play('Netherlands 5', { customerId }, desk);
    expect(forgotten.data.forgetLoginAccount.__typename).toBe('DigitalMember');
    const generated = await supergraph.play('Netherlands 6', { customerId }, desk);
    expect(generated.data.generateLoginAccount.__typename).toBe('GeneratedLoginAccount');
    const second = linkIn((await supergraph.mailTo('asmit@example.nl', 1)).text);
    const body = (token: string) => new URLSearchParams({ token, password: 'Welkom01!', again: 'Welkom01!' });
    const address = `${supergraph.url}/login-account/password`;
    expect((await fetch(address, { method: 'POST', body: body(first.token) })).status).toBe(422);
    expect((await fetch(address, { method: 'POST', body: body(second.token) })).status).toBe(200);
    expect((await fetch(address, { method: 'POST', body: body(second.token) })).status).toBe(422);
  });

  test('[E7][E8][E17] a membership’s life at the desk: dry renewal, another number, branch, ban, manual sync, drift, cancellation', async () => {
    const input = { ...form, idempotencyKey: 'journey-0004', lastName: 'Leven', email: 'leven@example.nl' };
    const { customer, membership } = (await supergraph.play('Netherlands 1', { input }, desk)).data
      .enrolDigitalMemberAtDesk;
    const [customerId, membershipId] = [customer.id, membership.id];
    const functional = await supergraph.staff('functional.drenthe');
    const said = async (title: string, variables: object, token = desk) => {
      const { data, errors } = await supergraph.play(title, variables, token);
      expect([title, errors]).toEqual([title, undefined]);
      const [answer] = Object.values(data);
      return answer as any;
    };
    const renewal = { idempotencyKey: 'journey-0005', membershipId, dryRun: true };
    expect((await said('Netherlands s1', { input: renewal })).code).toBe('RENEWAL_TOO_EARLY');
    const lost = { idempotencyKey: 'journey-0006', customerId, reason: 'LOST' };
    const replaced = await said('Netherlands s3', { input: lost });
    expect(replaced).toMatchObject({ __typename: 'PassReplaced', formerNumber: customer.passNumber });
    expect((await said('Netherlands s4', { customerId, branchCode: '5281' })).__typename).toBe('DigitalMember');
    expect(await said('Netherlands s5', { customerId, reason: 'HOUSE_RULES' })).toMatchObject({
      memberships: [{ subscriptionStatus: 'BANNED' }],
    });
    expect((await said('Netherlands s6', { customerId }, functional)).__typename).toBe('DigitalMember');
    const synchronised = await said('Netherlands s7', { customerId });
    expect(synchronised.synchronisation).toMatchObject({ differences: [], kbCopy: { subscription: 'COMPLEET' } });
    expect((await said('Netherlands s8', { first: 20 }, functional)).pageInfo).toBeDefined();
    const care = await supergraph.staff('kb.customer.care');
    expect(await said('Netherlands s9', { username: customer.passNumber }, care)).toMatchObject([
      { customerId, passNumber: replaced.customer.passNumber },
    ]);
    const passNumber = replaced.customer.passNumber;
    const iam = await supergraph.staff('kb.iam');
    expect((await said('Netherlands s9b', { customerId, passNumber }, iam)).__typename).toBe('KbMemberCopy');
    const cancelled = await said('Netherlands s2', { input: { membershipId, when: 'AT_ONCE' } });
    expect(cancelled).toMatchObject({ rightsThrough: null, memberships: [{ subscriptionStatus: 'CANCELLED' }] });
  });

  test('is done by a library desk of the Netherlands and nobody else', async () => {
    const before = await supergraph.rows('netherlands', 'SELECT * FROM customer ORDER BY id');
    const input = { ...form, idempotencyKey: 'journey-0003', lastName: 'Ander' };
    for (const [subject, code] of [
      ['desk.rana', 'FORBIDDEN'],
      ['analyst.one', 'FORBIDDEN'],
      ['kb.customer.care', 'FORBIDDEN'],
      [undefined, 'UNAUTHENTICATED'],
    ] as const) {
      const { errors } = await supergraph.play(
        'Netherlands 1',
        { input },
        subject && (await supergraph.staff(subject)),
      );
      expect(errors?.[0]?.extensions.code).toBe(code);
    }
    expect(await supergraph.rows('netherlands', 'SELECT * FROM customer ORDER BY id')).toEqual(before);
  });
});
