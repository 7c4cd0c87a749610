import { REFUSED } from '../../support/netherlands.ts';

const COPIES = `libraryCopy { subscription passNumber validThrough } kbCopy { subscription passNumber validThrough }
  differences since lastAttempt failure`;
export const SEE = `query ($id: ID!) { answer: digitalMember(id: $id) { synchronisation { ${COPIES} } } }`;
export const SYNCHRONISE = `mutation ($id: ID!) { answer: synchroniseCustomer(customerId: $id) { __typename
  ... on CustomerSynchronised { customer { id } differed synchronisation { ${COPIES} } } ${REFUSED} } }`;
export const DRIFT = `query ($first: Int!, $after: String) { answer: synchronisationDrift(first: $first, after: $after) {
  edges { cursor node { id } synchronisation { differences since } } pageInfo { hasNextPage endCursor } } }`;
export const KB_COPIES = `query ($username: String!) { answer: kbCopies(username: $username) {
  customerId kbSubscription passNumber validThrough synchronisedAt } }`;
export const REPAIR = `mutation ($id: ID!, $passNumber: String!) { answer: repairPassNumberAtKb(customerId: $id, passNumber: $passNumber) {
  __typename ... on KbMemberCopy { passNumber } ${REFUSED} } }`;
