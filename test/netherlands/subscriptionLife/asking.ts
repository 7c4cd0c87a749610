const ANSWER = '{ __typename ... on NetherlandsRefusal { code } }';
const NOT_FOUND = ['NOT_FOUND'];
const RECORD = { about: 'RECORD', hidden: NOT_FOUND } as const;

/** How the rows of a subscription's life are asked. */
export const SUBSCRIPTION_LIFE_ASKING = {
  renewDigitalMembership: {
    document: `mutation ($membershipId: ID!) {
      renewDigitalMembership(input: { membershipId: $membershipId, idempotencyKey: "walk-the-cell" }) ${ANSWER} }`,
    ...RECORD,
  },
  cancelDigitalMembership: {
    document: `mutation ($membershipId: ID!) { cancelDigitalMembership(input: { membershipId: $membershipId }) ${ANSWER} }`,
    ...RECORD,
  },
  replacePass: {
    document: `mutation ($id: ID!) {
      replacePass(input: { customerId: $id, reason: LOST, idempotencyKey: "walk-the-cell" }) ${ANSWER} }`,
    ...RECORD,
  },
  moveMemberToBranch: {
    document: `mutation ($id: ID!) { moveMemberToBranch(customerId: $id, branchCode: "5281") ${ANSWER} }`,
    ...RECORD,
  },
  banMember: {
    document: `mutation ($id: ID!) { banMember(customerId: $id, reason: HOUSE_RULES) ${ANSWER} }`,
    ...RECORD,
  },
  liftMemberBan: { document: `mutation ($id: ID!) { liftMemberBan(customerId: $id) ${ANSWER} }`, ...RECORD },
} as const;
