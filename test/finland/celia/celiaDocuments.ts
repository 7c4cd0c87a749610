const RECORD_FIELDS = `fragment Record on CeliaCustomerRecord {
  id customerNumber firstName lastName maskedPersonalIdentityCode email language format temporary state markedForDeletionAt
  loans restrictedThrough restrictionReason unit { id name } }`;

const REFUSED = '... on FinlandRefusal { code field parts message }';
const OF = '$id: ID!, $celiaPurpose: CeliaLookupPurpose! = CELIA_SERVICE';

/** An act on one customer, which gives the record. */
const act = (name: string, more = '', given = ''): string =>
  `mutation (${OF}${more}) { ${name}(customerId: $id, purpose: $celiaPurpose${given}) { __typename ...Record ${REFUSED} } }
${RECORD_FIELDS}`;

export const FOR_CELIA = `query ($code: PersonalIdentityCode!, $celiaPurpose: CeliaLookupPurpose! = CELIA_SERVICE) {
  customerForCelia(personalIdentityCode: $code, purpose: $celiaPurpose) { __typename ...Record ${REFUSED} } }
${RECORD_FIELDS}`;

export const REACTIVATE = act(
  'reactivateCeliaCustomer',
  ', $address: CeliaAddressInput, $newEmail: String',
  ', address: $address, email: $newEmail',
);
export const MAKE_ONLINE = act(
  'makeCeliaCustomerOnline',
  ', $keepsCds: Boolean! = false, $newEmail: String',
  ', keepsCds: $keepsCds, email: $newEmail',
);
export const RESTRICT = act(
  'restrictCeliaCustomer',
  ', $reason: CeliaRestrictionReason! = MATERIAL_PASSED_ON, $through: Date!',
  ', reason: $reason, through: $through',
);
export const LIFT = act('liftCeliaRestriction');
export const LOANS_OF = act('recordCeliaLoans', ', $loans: CeliaLoans! = CD_OR_DOWNLOAD', ', loans: $loans');

export const EDIT_FOR_CELIA = act('editCustomerForCelia', ', $changes: CeliaCustomerChanges!', ', changes: $changes');
export const EMAIL_FOR_CELIA = act(
  'changeCustomerEmailForCelia',
  ', $email: String!, $checked: Boolean! = true, $belongsTo: CeliaMailboxOwner',
  ', email: $email, identityChecked: $checked, belongsTo: $belongsTo',
);
export const SEND_FOR_CELIA = act(
  'sendCredentialsForCelia',
  ', $systems: [CeliaSystem!]! = [CELIANET]',
  ', systems: $systems',
);

export const MOVE = `mutation ($unitId: ID!, $toUnitId: ID!, $celiaPurpose: CeliaLookupPurpose! = CELIA_SUPERVISION) {
  moveCeliaCustomers(fromUnitId: $unitId, toUnitId: $toUnitId, purpose: $celiaPurpose) { __typename
    ... on CeliaCustomersMoved { unit { id } more } ${REFUSED} } }`;

export const CONTRACT = `mutation ($unitId: ID!, $active: Boolean! = true, $celiaPurpose: CeliaLookupPurpose! = CELIA_SUPERVISION) {
  setCeliaUnitContract(unitId: $unitId, active: $active, purpose: $celiaPurpose) { __typename
    ... on CeliaUnit { id contractActive } ${REFUSED} } }`;

export const ADD_UNIT = `mutation ($unit: CeliaUnitInput!, $celiaPurpose: CeliaLookupPurpose! = CELIA_SUPERVISION) {
  addCeliaUnit(unit: $unit, purpose: $celiaPurpose) { __typename
    ... on CeliaUnit { id kind name municipality contractActive } ${REFUSED} } }`;

export const END = `mutation ($id: ID!, $endPurpose: CeliaLookupPurpose! = CUSTOMER_REQUEST) {
  endCeliaCustomer(customerId: $id, purpose: $endPurpose) { __typename
    ... on CeliaCustomerEnded { id markedForDeletionAt } ${REFUSED} } }`;

export const END_MINE = `mutation { endMyCeliaMembership { __typename
    ... on CeliaCustomerEnded { id markedForDeletionAt } ${REFUSED} } }`;
