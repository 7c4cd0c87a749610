import type { Caller } from '../../../subgraphs/shared/runtime/caller.ts';
import { REFUSED, type TestNetherlands } from '../../support/netherlands.ts';
import { staff } from '../../support/testSubgraph.ts';

export const FUNCTIONAL = staff('functional.drenthe');
export const IAM = staff('kb.iam');

const FIRST_AID = `query ($input: FirstAidInput!) { firstAid(input: $input) {
  symptom path { step look words } advice nextActor isYours operation question why say maskedEmail linkValidThrough failedSignIns
} }`;

/** The finding, null where there is nobody to see, or the code of the failure. */
export async function firstAid(on: TestNetherlands, as: Caller, input: object, language = 'en'): Promise<any> {
  const { data, errors } = await on.answer(FIRST_AID, { input }, as, language);
  return errors ? errors[0]?.extensions?.['code'] : data?.['firstAid'];
}

const CASE = `__typename ... on FirstAidCase {
  id symptom state openedBy assignedTo advice say customerId username openedAt closedAt
  path { step look } way { at byRole assignedTo advice }
} ${REFUSED}`;

const MOVES = {
  open: `mutation ($input: OpenFirstAidCaseInput!) { moved: openFirstAidCase(input: $input) { ${CASE} } }`,
  escalate: `mutation ($id: ID!, $answers: FirstAidAnswersInput) { moved: escalateFirstAidCase(id: $id, answers: $answers) { ${CASE} } }`,
  close: `mutation ($id: ID!, $outcome: FirstAidCaseOutcome!) { moved: closeFirstAidCase(id: $id, outcome: $outcome) { ${CASE} } }`,
};

/** The case, the refusal, or the code of the failure. */
export async function move(on: TestNetherlands, as: Caller, what: keyof typeof MOVES, variables: object): Promise<any> {
  const { data, errors } = await on.answer(MOVES[what], variables, as);
  return errors ? { code: errors[0]?.extensions?.['code'] } : data?.['moved'];
}

export const CASES = `query ($first: Int, $after: String) { firstAidCases(first: $first, after: $after) {
  edges { cursor node { id symptom customerId username } } pageInfo { hasNextPage endCursor }
} }`;

export async function waiting(on: TestNetherlands, as: Caller): Promise<any[]> {
  const { firstAidCases } = await on.run(CASES, {}, as);
  return firstAidCases.edges.map(({ node }: { node: object }) => node);
}

/** A line as a synchronisation by hand leaves it. */
export async function synchronisedByHand(on: TestNetherlands, customerId: string, unit: string): Promise<void> {
  await on.rows(
    `INSERT INTO audit (at, actor, unit, action, subject, outcome) VALUES ($1, 'staff|x', $2, 'synchroniseCustomer', $3, 'DONE')`,
    [on.clock.now(), unit, customerId],
  );
}
