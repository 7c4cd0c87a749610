import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { hashOfLinkToken } from '../../../subgraphs/shared/runtime/linkToken.ts';
import { ANNEN, CUSTOMER_CARE, forgot, PASSWORD } from '../../support/netherlands.ts';
import { due, sweep } from '../../support/retention.ts';
import { EMAIL, type OpenAccount, sent, USERNAME } from '../loginAccounts/anAccount.ts';
import { ask, CHANGE_EMAIL, CONFIRM_EMAIL } from '../loginAccounts/documents.ts';
import { openDoor } from './bounceDoor.ts';

let account: OpenAccount;
let door: Awaited<ReturnType<typeof openDoor>>;
beforeAll(async () => {
  door = await openDoor();
  account = door.account;
});
afterEach(() => account.again());
afterAll(() => door.close());

const state = () => door.state();
const now = () => door.now();
const mailed = (address?: string) => door.mailed(address);

describe('[E11] what became of the last letter to a login account', () => {
  test('nothing is known where none was written', async () => {
    expect(await state()).toBeUndefined();
  });

  test('it waits, and then it was sent', async () => {
    await forgot(account.on, USERNAME);
    expect(await state()).toEqual({ state: 'WAITING', at: now(), status: undefined });
    account.on.clock.advance(60_000);
    await sent(account.on);
    expect(await state()).toEqual({ state: 'SENT', at: now(), status: undefined });
  });

  test('refused for good it is not tried again, and the account says so', async () => {
    await mailed('nobody@refuse.example.nl');
    expect(await state()).toEqual({ state: 'REFUSED', at: now(), status: '5.1.1' });
    expect(await account.on.rows('SELECT attempts, done_at IS NULL AS waits FROM outbox')).toEqual([
      { attempts: 1, waits: false },
    ]);
  });

  test('is kept for 30 days', async () => {
    await mailed();
    account.on.clock.set('2026-12-20T23:59:59.999+01:00');
    expect(await due(account.on, 'sentLetters')).toMatchObject({ count: 0 });
    account.on.clock.advance(1);
    expect(await due(account.on, 'sentLetters')).toMatchObject({ count: 1 });
    await sweep(account.on);
    expect(await state()).toBeUndefined();
  });
});

test('what becomes of letters to another address says nothing of the account’s, and after a change nothing of before counts', async () => {
  await mailed('gone@refuse.example.nl');
  account.on.clock.advance(1);
  const change = { email: 'nobody@refuse.example.nl', password: PASSWORD };
  await ask(account.on, CHANGE_EMAIL, change, account.holder());
  await account.on.rows(`UPDATE login_account SET email = $1`, [EMAIL]);
  await account.on.rows(`UPDATE login_email_change SET old_email = $1`, [EMAIL]);
  await account.on.rows(`DELETE FROM sent_letter`);
  const token = linkHash();
  await sent(account.on); // to the account's address and to the other
  expect((await state())?.state).toBe('SENT');
  await account.on.rows('UPDATE login_email_change SET link_hash = $1', [token.hash]);
  expect(await ask(account.on, CONFIRM_EMAIL, { token: token.secret })).toMatchObject({ email: change.email });
  expect(await state()).toMatchObject({ state: 'WAITING' });
  await sent(account.on);
  expect(await state()).toBeUndefined();
});

function linkHash() {
  const secret = 'e'.repeat(43);
  return { secret, hash: hashOfLinkToken(secret) };
}

describe('who hears of it', () => {
  const MAIL = 'loginMail { state status inWords }';

  test('the desk of the member’s library, and the KB’s staff, in neutral words', async () => {
    await mailed('nobody@refuse.example.nl');
    const [{ id }] = await account.on.rows('SELECT id FROM customer');
    const answer = await account.on.run(`query ($id: ID!) { digitalMember(id: $id) { ${MAIL} } }`, { id }, ANNEN, 'nl');
    const refused = {
      state: 'REFUSED',
      status: '5.1.1',
      inWords: 'De laatste mail is door de mailserver van de klant geweigerd. Vraag of het e-mailadres klopt.',
    };
    expect(answer).toEqual({ digitalMember: { loginMail: refused } });
    const found = `query ($username: String!) { findLoginAccounts(username: $username, purpose: OWNER_ASKED) { ${MAIL} } }`;
    expect(await account.on.run(found, { username: USERNAME }, CUSTOMER_CARE, 'nl')).toEqual({
      findLoginAccounts: [{ loginMail: refused }],
    });
  });
});
