const REFUSED = '... on FinlandRefusal { code field parts others { code } }';
const ACCOUNT = `... on CeliaRegistrarAccount { id kind email passwordChosenAt units { id } } ${REFUSED}`;

export const INVITE = `mutation ($unitId: ID!, $staffEmail: String!, $kind: CeliaRegistrarKind! = REGISTRAR) {
  inviteCeliaRegistrar(unitId: $unitId, email: $staffEmail, kind: $kind) { __typename ${ACCOUNT} } }`;

export const END_REGISTRAR = `mutation ($unitId: ID!, $registrarId: ID!) {
  endCeliaRegistrar(unitId: $unitId, registrarId: $registrarId) { __typename ${ACCOUNT} } }`;

export const REGISTRARS = `query ($unitId: ID!) { celiaRegistrars(unitId: $unitId) { __typename
  ... on CeliaRegistrarsOfUnit { unit { id } registrars { id kind email passwordChosenAt } } ${REFUSED} } }`;

export const ORDER = `mutation ($staffEmail: String!) { orderRegistrarPassword(email: $staffEmail) { __typename
  ... on RegistrarPasswordOrdered { ordered } ${REFUSED} } }`;

export const CHOOSE_AS_REGISTRAR = `mutation ($registrarToken: SecretText!, $password: SecretText!, $again: SecretText!) {
  chooseRegistrarPassword(token: $registrarToken, password: $password, passwordAgain: $again) { __typename
    ... on RegistrarPasswordChosen { chosen } ${REFUSED} } }`;

export const SIGN_IN_AS_REGISTRAR = `mutation ($staffEmail: String!, $password: SecretText!) {
  signInAsRegistrar(email: $staffEmail, password: $password) { __typename
    ... on CeliaRegistrarSignIn { accessToken expiresAt } ${REFUSED} } }`;

export const CHANGE_PASSWORD = `mutation ($staffEmail: String!, $password: SecretText!, $newPassword: SecretText!) {
  changeRegistrarPassword(email: $staffEmail, password: $password, newPassword: $newPassword, newPasswordAgain: $newPassword) {
    __typename ... on RegistrarPasswordChosen { chosen } ${REFUSED} } }`;
