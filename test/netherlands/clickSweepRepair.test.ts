import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { deriveKey } from '../../subgraphs/shared/runtime/deriveKey.ts';
import { hashOfLinkToken, linkToken } from '../../subgraphs/shared/runtime/linkToken.ts';
import {
  ANNEN,
  activate,
  enrol,
  NETHERLANDS_SETTINGS,
  openNetherlands,
  type TestNetherlands,
} from '../support/netherlands.ts';

const RUNS = 200; // all of 2,000 were well at the time of writing, in four minutes
const AT_ONCE = 50;
const SECRET = Buffer.from(String(NETHERLANDS_SETTINGS['NETHERLANDS_SECRET']), 'base64');
const LINK_KEY = deriveKey(SECRET, 'netherlands', 'links');
const REFUSED = '... on NetherlandsRefusal { code }';
const FORGET = `mutation ($id: ID!) { said: forgetLoginAccount(customerId: $id) { __typename ${REFUSED} } }`;
const GENERATE = `mutation ($id: ID!) { said: generateLoginAccount(customerId: $id) { __typename ${REFUSED} } }`;

interface Member {
  readonly id: string;
  readonly account: string;
}

let netherlands: TestNetherlands;
beforeAll(async () => {
  netherlands = await openNetherlands({ NETHERLANDS_WRONG_LINKS_PER_HOUR: '10000' });
  await enrol(netherlands);
});
afterAll(() => netherlands.close());

/** Members like the one enrolled, each with an account whose link ends within a few milliseconds from now. */
async function members(first: number, count: number): Promise<Member[]> {
  const made: Member[] = await netherlands.rows(
    `WITH model AS (SELECT * FROM customer ORDER BY enrolled_at LIMIT 1),
       fresh AS (SELECT n, gen_random_uuid() AS id, gen_random_uuid() AS account FROM generate_series($1::int, $2) n),
       customers AS (INSERT INTO customer SELECT (jsonb_populate_record(null::customer,
         to_jsonb(model) || jsonb_build_object('id', fresh.id, 'house_number', n))).* FROM model, fresh RETURNING id),
       passes AS (INSERT INTO pass (number, customer_id, issued_at)
         SELECT '99' || lpad(n::text, 12, '0'), id, now() FROM fresh RETURNING number),
       links AS (INSERT INTO login_link SELECT gen_random_uuid(), id, account, 'GENERATED', 'LINKED', now() FROM fresh)
     SELECT id, account FROM fresh`,
    [first, first + count - 1],
  );
  const now = netherlands.clock.now().getTime();
  await netherlands.rows(
    `INSERT INTO login_account (id, state, username, email, generation, link_hash, link_valid_until, created_at)
     SELECT account, 'PENDING_ACTIVATION', number, 'p@example.nl', 1, hash, until, now()
     FROM unnest($1::uuid[], $2::uuid[], $3::bytea[], $4::timestamptz[]) AS one (id, account, hash, until)
     JOIN pass ON customer_id = one.id`,
    [
      made.map(({ id }) => id),
      made.map(({ account }) => account),
      made.map(({ account }) => hashOfLinkToken(tokenOf(account))),
      made.map((_, at) => new Date(now + (at % 4 === 0 ? 1 + randomInt(3) : 0))),
    ],
  );
  return made;
}

const tokenOf = (account: string) => linkToken(LINK_KEY, 'activate login account', account, 1);
const said = async (document: string, id: string) => {
  const answer = (await netherlands.run(document, { id }, ANNEN))['said'];
  return String(answer.code ?? answer.__typename);
};
async function atSomeMoment<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let turns = randomInt(40); turns > 0; turns -= 1) await new Promise(setImmediate);
  return work();
}

/** Click, repair and sweep of one batch at once, while the last milliseconds of its links pass. */
async function race(batch: readonly Member[]): Promise<string[][]> {
  let isOver = false;
  const sweeping = (async () => {
    while (!isOver) {
      await netherlands.subgraph.sweeps[0]?.run();
      netherlands.clock.advance(1);
    }
  })();
  const answers = await Promise.all(
    batch.map(async ({ id, account }) => {
      const click = atSomeMoment(() => activate(netherlands, tokenOf(account)));
      const repair = atSomeMoment(async () => [await said(FORGET, id), await said(GENERATE, id)]);
      const { code, state } = await click;
      return [String(code ?? state), ...(await repair)];
    }),
  );
  isOver = true;
  await sweeping;
  return answers;
}

const CLICKED = 'ACTIVE, LOGIN_ACCOUNT_ACTIVE, LOGIN_ACCOUNT_STILL_LINKED: LINKED ACTIVE generation 1 with password';
const REPAIRED = ['LINK_EXPIRED', 'ACTIVATION_LINK_INVALID'].map(
  (click) => `${click}, DigitalMember, GeneratedLoginAccount: LINKED PENDING_ACTIVATION`,
);

test('[A17] click, sweep and repair at the same instant: exactly one has the account', async () => {
  const outcomes = new Set<string>();
  for (let first = 1_000; first < 1_000 + RUNS; first += AT_ONCE) {
    const batch = await members(first, AT_ONCE);
    const answers = await race(batch);
    const rows = await netherlands.rows(
      `SELECT l.customer_id AS id, l.state || ' ' || a.state || CASE WHEN password_hash IS NULL THEN ''
         ELSE ' generation ' || generation || ' with password' END AS now
       FROM login_link l JOIN login_account a ON a.id = l.login_account_id
       WHERE l.state <> 'FORGOTTEN' AND l.customer_id = ANY ($1)`,
      [batch.map(({ id }) => id)],
    );
    for (const [at, { id }] of batch.entries()) {
      const left = rows.filter((row) => row.id === id).map(({ now }) => now);
      outcomes.add(`${answers[at]?.join(', ')}: ${left.join(' and ')}`);
    }
  }
  expect([CLICKED, ...REPAIRED]).toEqual(expect.arrayContaining([...outcomes]));
  expect(outcomes).toContain(CLICKED);
  const swept = await netherlands.rows(
    `SELECT password_hash, link_hash FROM login_account WHERE state = 'DELETED_BY_KB'`,
  );
  expect(swept.length).toBeGreaterThan(0);
  for (const account of swept) expect(account).toEqual({ password_hash: null, link_hash: null });
});
