import type { TestNetherlands } from '../../support/netherlands.ts';

const ANSWER = '{ __typename ... on NetherlandsRefusal { code } }';
const about = 'RECORD' as const;
const NOT_FOUND = ['NOT_FOUND'];

/** How each row of first aid's table is asked. */
export const FIRST_AID_ASKING = {
  firstAid: {
    document: 'query ($username: String!) { firstAid(input: { symptom: NO_RIGHTS, username: $username }) { advice } }',
    ...{ about, hidden: ['null'] },
  },
  openFirstAidCase: {
    document: `mutation ($username: String!) {
      openFirstAidCase(input: { idempotencyKey: "cell-of-case", symptom: NO_RIGHTS, username: $username }) ${ANSWER} }`,
    ...{ about, hidden: NOT_FOUND },
  },
  escalateFirstAidCase: {
    document: `mutation ($firstAidCase: ID!) { escalateFirstAidCase(id: $firstAidCase) ${ANSWER} }`,
    ...{ about, hidden: NOT_FOUND },
  },
  closeFirstAidCase: {
    document: `mutation ($firstAidCase: ID!) { closeFirstAidCase(id: $firstAidCase, outcome: SOLVED) ${ANSWER} }`,
    ...{ about, hidden: NOT_FOUND },
  },
  firstAidCases: {
    document: '{ firstAidCases { edges { node { id } } } }',
    ...{ about: 'CALLER' as const, hidden: [] },
  },
};

/** A case of that member's: with his desk, or opened by one role of the KB and handed to the other. */
export async function firstAidCase(on: TestNetherlands, customerId: string, withKb = false): Promise<string> {
  const [{ id }] = await on.rows(
    `INSERT INTO first_aid_case (id, customer_id, login_account_id, organisation_id, symptom, opened_by, assigned_to, advice, path,
       state, opened_at, changed_at)
     SELECT gen_random_uuid(), c.id, l.login_account_id, c.organisation_id, 'NEW_PASS_NUMBER', $2, $3, 'SYNCHRONISE',
       '{PASS_NUMBER_AT_KB NO}', 'OPEN', '2026-11-20T09:00:03Z', '2026-11-20T09:00:04Z'
     FROM customer c JOIN login_link l ON l.customer_id = c.id WHERE c.id = $1 RETURNING id`,
    [customerId, ...(withKb ? ['KB_IAM', 'KB_CUSTOMER_CARE'] : ['LIBRARY_DESK', 'LIBRARY_DESK'])],
  );
  await on.rows(
    `INSERT INTO first_aid_event VALUES ($1, 1, '2026-11-20T09:00:05Z', 'OPENED', 'LIBRARY_DESK', 'LIBRARY_DESK', 'SYNCHRONISE',
       '{PASS_NUMBER_AT_KB NO}')`,
    [id],
  );
  return id;
}
