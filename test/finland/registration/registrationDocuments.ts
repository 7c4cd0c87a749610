import { CUSTOMER_FIELDS } from '../documents.ts';

const REFUSED = '... on FinlandRefusal { code field parts message others { code field } }';
const OF = '$id: ID!, $celiaPurpose: CeliaLookupPurpose! = CELIA_SERVICE';
const OF_CASE = '$caseId: ID!, $celiaPurpose: CeliaLookupPurpose! = CELIA_SERVICE';
const TASK = 'id kind customerId customerNumber caseId openedAt closedAt';
const CASE = 'id kind state openedAt decidedAt rejection unit { id }';

const WHOLE = `fragment Whole on CeliaCustomer {
  id email emailBelongsTo expectedEnd hasPersonalIdentityCode contactPerson { name email telephone } warnings { code message }
  credentials { system state sentTo } unit { id } }`;

export const REGISTER_WHOLE = `mutation ($input: RegisterCeliaCustomerInput!) { registerCeliaCustomer(input: $input) {
  __typename ...Whole ${REFUSED} } }
${WHOLE}`;

export const READ_WHOLE = `query ($id: ID!) { celiaCustomer(id: $id) { __typename ...Whole ${REFUSED} } }
${WHOLE}`;

export const HELP = `{ celiaHelp { topics { code title text links } consentTexts { kind version text }
  labels { enum value label } } }`;

export const TRANSFER = `mutation ($code: PersonalIdentityCode!, $requested: Boolean! = true) {
  transferCeliaCustomer(personalIdentityCode: $code, requestedByCustomer: $requested) { __typename ...Customer ${REFUSED} } }
${CUSTOMER_FIELDS}`;

export const SET_CODE = `mutation ($id: ID!, $code: PersonalIdentityCode!) {
  setCeliaPersonalIdentityCode(customerId: $id, personalIdentityCode: $code) { __typename ...Whole ${REFUSED} } }
${WHOLE}`;

export const CHANGE_EMAIL_TO = `mutation ($id: ID!, $email: String!, $belongsTo: CeliaMailboxOwner) {
  changeCeliaCustomerEmail(customerId: $id, email: $email, identityChecked: true, belongsTo: $belongsTo) {
    __typename ...Whole ${REFUSED} } }
${WHOLE}`;

const GIVEN = '... on CeliaConsent { kind textVersion form givenBy givenAt withdrawnAt }';

export const GIVE = `mutation ($id: ID!, $consent: CeliaConsentInput! = { kind: LOAN_HISTORY, form: ORAL, givenBy: CUSTOMER },
  $detail: CeliaReadingDisabilityCategory, $checked: Boolean! = true) {
  giveCeliaConsent(customerId: $id, consent: $consent, readingDisability: $detail, identityChecked: $checked) { __typename
    ${GIVEN} ${REFUSED} } }`;

export const GIVE_MINE = `mutation ($kind: CeliaVoluntaryConsentKind! = LOAN_HISTORY, $textVersion: String! = "1",
  $detail: CeliaReadingDisabilityCategory) {
  giveMyCeliaConsent(kind: $kind, textVersion: $textVersion, readingDisability: $detail) { __typename
    ${GIVEN} ${REFUSED} } }`;

export const WITHDRAW = `mutation ($id: ID!, $kind: CeliaConsentKind! = DIRECT_MARKETING, $by: CeliaConsentGiver! = CUSTOMER,
  $checked: Boolean! = true) {
  withdrawCeliaConsent(customerId: $id, kind: $kind, withdrawnBy: $by, identityChecked: $checked) { __typename
    ... on CeliaConsentWithdrawn { kind effect } ${REFUSED} } }`;

export const WITHDRAW_MINE = `mutation ($kind: CeliaVoluntaryConsentKind! = DIRECT_MARKETING) {
  withdrawMyCeliaConsent(kind: $kind) { __typename ... on CeliaConsentWithdrawn { kind effect } ${REFUSED} } }`;

export const WITHDRAW_FOR_CELIA = `mutation (${OF}, $kind: CeliaConsentKind! = DIRECT_MARKETING) {
  withdrawConsentForCelia(customerId: $id, kind: $kind, purpose: $celiaPurpose) { __typename
    ... on CeliaConsentWithdrawn { kind effect } ${REFUSED} } }`;

export const MY_CONSENTS = `{ viewer { celiaConsents { kind textVersion form givenBy givenAt withdrawnAt withdrawnBy } } }`;

export const TASKS = `query ($first: Int! = 20, $after: String, $open: Boolean! = true) {
  celiaTasks(first: $first, after: $after, open: $open) { __typename
    ... on CeliaTaskConnection { edges { cursor node { ${TASK} } } pageInfo { hasNextPage endCursor } } ${REFUSED} } }`;

export const CLOSE_TASK = `mutation ($taskId: ID!) { closeCeliaTask(taskId: $taskId) { __typename
  ... on CeliaTask { ${TASK} } ${REFUSED} } }`;

export const OPEN_CASE = `mutation ($case: OpenCeliaCaseInput!) { openCeliaCase(input: $case) { __typename
  ... on CeliaCase { ${CASE} } ${REFUSED} } }`;

export const CASES = `query ($celiaPurpose: CeliaLookupPurpose! = CELIA_SERVICE, $first: Int! = 20, $after: String) {
  celiaCases(purpose: $celiaPurpose, first: $first, after: $after) {
    edges { cursor node { ${CASE} } } pageInfo { hasNextPage endCursor } } }`;

export const READ_CASE = `query (${OF_CASE}) { celiaCase(caseId: $caseId, purpose: $celiaPurpose) { __typename
  ... on CeliaCaseForm { case { ${CASE} } firstName lastName dateOfBirth identityNote address { street } email telephone
    language format } ${REFUSED} } }`;

export const ACCEPT = `mutation (${OF_CASE}, $caseCode: PersonalIdentityCode) {
  acceptCeliaCase(caseId: $caseId, purpose: $celiaPurpose, personalIdentityCode: $caseCode) { __typename
    ... on CeliaCaseAccepted { customerId case { ${CASE} } } ${REFUSED} } }`;

export const REJECT = `mutation (${OF_CASE}, $rejection: CeliaCaseRejection! = IDENTITY_NOT_SHOWN) {
  rejectCeliaCase(caseId: $caseId, purpose: $celiaPurpose, reason: $rejection) { __typename
    ... on CeliaCase { ${CASE} } ${REFUSED} } }`;

export const PROTECT = `mutation (${OF}, $protected: Boolean! = true) {
  setCeliaAddressProtection(customerId: $id, addressProtected: $protected, purpose: $celiaPurpose) { __typename
    ... on CeliaCustomerRecord { id state } ${REFUSED} } }`;

export const READING_DISABILITY = `query (${OF}) { celiaReadingDisability(customerId: $id, purpose: $celiaPurpose) {
  __typename ... on CeliaReadingDisability { category recordedAt } ${REFUSED} } }`;

export const OWN_PASSWORD = `mutation ($username: String!, $password: SecretText!, $newPassword: SecretText!, $newAgain: SecretText!) {
  chooseOwnCeliaPassword(username: $username, password: $password, newPassword: $newPassword, newPasswordAgain: $newAgain) {
    __typename ... on CeliaOwnPasswordChosen { system } ${REFUSED} } }`;
