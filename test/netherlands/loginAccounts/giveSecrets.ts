import { hashOfLinkToken } from '../../../subgraphs/shared/runtime/linkToken.ts';
import type { TestSubgraph } from '../../support/testSubgraph.ts';

const TEMPORARY = `INSERT INTO login_account SELECT (jsonb_populate_record(null::login_account, to_jsonb(one) ||
  jsonb_build_object('id', gen_random_uuid(), 'username', 'temporary', 'temporary_until', created_at + interval '23 hours'))).*
  FROM login_account one WHERE id = $1`;
const EMAIL_CHANGES = `INSERT INTO login_email_change
  SELECT gen_random_uuid(), id, before, after, created_at, done, hash, created_at + interval '23 hours'
  FROM login_account, LATERAL (VALUES ('old@example.nl', email, created_at, $3::bytea),
    (email, 'new@example.nl', NULL, $2)) AS change (before, after, done, hash) WHERE id = $1`;

/** Links that change the account's address, and another account with its password as a temporary one. */
export async function giveSecrets(on: TestSubgraph, account: string) {
  const [confirm, revert] = ['c'.repeat(43), 'r'.repeat(43)];
  await on.rows(TEMPORARY, [account]);
  await on.rows(EMAIL_CHANGES, [account, hashOfLinkToken(confirm), hashOfLinkToken(revert)]);
  return { confirm, revert, temporary: 'temporary' };
}
