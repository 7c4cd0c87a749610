/** Every field that the registrar of a customer's own unit can ask for. */
export const CUSTOMER_FIELDS = `fragment Customer on CeliaCustomer {
  id customerNumber firstName lastName maskedPersonalIdentityCode email telephone language format state temporary
  extraInformation address { street postcode place } unit { id name kind } guardianConsent { form recordedAt }
  credentials { system state sentAt } membership { id country status since through library { code name } } }`;

export const SELECT_UNIT = `mutation ($unitId: ID!) { selectUnit(unitId: $unitId) { __typename
  ... on CeliaRegistrar { activeUnit { id name } } ... on FinlandRefusal { code field message } } }`;

export const FIND = `query ($code: PersonalIdentityCode!, $purpose: CeliaLookupPurpose! = REGISTRATION) {
  findCeliaCustomer(personalIdentityCode: $code, purpose: $purpose) { __typename
    ... on CeliaSearchResult { outcome transferable customer { ...Customer } }
    ... on FinlandRefusal { code field message } } }
${CUSTOMER_FIELDS}`;

export const SEARCH = `query ($name: CeliaNameSearchText!, $first: Int! = 20) {
  searchCeliaCustomers(name: $name, purpose: CUSTOMER_REQUEST, first: $first) { __typename
    ... on CeliaNameSearchResult { more customers { id firstName lastName maskedPersonalIdentityCode } }
    ... on FinlandRefusal { code field message } } }`;

export const REGISTER = `mutation ($input: RegisterCeliaCustomerInput!) { registerCeliaCustomer(input: $input) { __typename
  ...Customer ... on FinlandRefusal { code field parts message others { code field parts } } } }
${CUSTOMER_FIELDS}`;

export const READ = `query ($id: ID!) { celiaCustomer(id: $id) { __typename
  ...Customer ... on FinlandRefusal { code message } } }
${CUSTOMER_FIELDS}`;

export const EDIT = `mutation ($id: ID!, $changes: CeliaCustomerChanges!) {
  editCeliaCustomer(customerId: $id, changes: $changes) { __typename
    ...Customer ... on FinlandRefusal { code field others { code field } } } }
${CUSTOMER_FIELDS}`;

export const CHANGE_EMAIL = `mutation ($id: ID!, $email: String!, $checked: Boolean! = true) {
  changeCeliaCustomerEmail(customerId: $id, email: $email, identityChecked: $checked) { __typename
    ...Customer ... on FinlandRefusal { code field } } }
${CUSTOMER_FIELDS}`;

export const SEND = `mutation ($id: ID!, $systems: [CeliaSystem!]! = [CELIANET]) {
  sendCeliaCredentials(customerId: $id, systems: $systems) { __typename
    ...Customer ... on FinlandRefusal { code field } } }
${CUSTOMER_FIELDS}`;

export const CHOOSE = `mutation ($token: SecretText!, $password: SecretText!, $again: SecretText!) {
  chooseCeliaPassword(token: $token, password: $password, passwordAgain: $again) { __typename
    ... on CeliaPasswordChosen { system } ... on FinlandRefusal { code field others { code field } } } }`;

export const SIGN_IN = `mutation ($username: String!, $password: SecretText!) {
  signInToCelianet(username: $username, password: $password) { __typename
    ... on CelianetSignIn { accessToken expiresAt } ... on FinlandRefusal { code field message parts } } }`;

export const ERASE = `mutation ($password: SecretText!, $dryRun: Boolean!) {
  eraseMyCeliaMembership(password: $password, dryRun: $dryRun) { __typename
    ... on DataErasure { done erased kept { what why until } } ... on FinlandRefusal { code field message parts } } }`;
