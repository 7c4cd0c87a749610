const ANSWER = '{ __typename ... on NetherlandsRefusal { code } }';

/** How the rows of the synchronisation are asked. */
export const SYNCHRONISATION_ASKING = {
  synchroniseCustomer: {
    document: `mutation ($id: ID!) { synchroniseCustomer(customerId: $id) ${ANSWER} }`,
    about: 'RECORD',
    hidden: ['NOT_FOUND'],
  },
  synchronisationDrift: {
    document: '{ synchronisationDrift { edges { node { id } } } }',
    about: 'CALLER',
    hidden: [],
  },
  kbCopies: {
    document: 'query ($username: String!) { kbCopies(username: $username) { customerId } }',
    about: 'RECORD',
    hidden: [],
  },
  repairPassNumberAtKb: {
    document: `mutation ($id: ID!) { repairPassNumberAtKb(customerId: $id, passNumber: "25280999999997") ${ANSWER} }`,
    about: 'RECORD',
    hidden: ['NOT_FOUND'],
  },
} as const;
