import type { Caller } from '../../../subgraphs/shared/runtime/caller.ts';
import { REFUSED, type TestNetherlands } from '../../support/netherlands.ts';
import type { TestSubgraph } from '../../support/testSubgraph.ts';

export const SIGN_UP = `mutation SignUp($input: CreateLoginAccountInput!) {
  createLoginAccount(input: $input) { __typename ... on LoginAccountRequested { accepted notice } ${REFUSED} }
}`;

export function theSignUp(overrides: object = {}) {
  return { idempotencyKey: 'sign-up-0001', username: 'eb.tester', email: 'online@example.nl', ...overrides };
}

export async function signUp(on: TestSubgraph, overrides: object = {}, language = 'en', as?: Caller) {
  return (await on.run(SIGN_UP, { input: theSignUp(overrides) }, as, language))['createLoginAccount'];
}

/** Sends what waits; the mails to that address, the newest first. */
export async function mailsTo(on: TestNetherlands, address: string) {
  await on.subgraph.outbox.drain();
  return (await on.mailbox.messages()).filter(({ to }) => to === address);
}

export function tokenIn(mail: { readonly text: string } | undefined): string {
  return /token=([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? '';
}

const ACCOUNT = '__typename ... on LoginAccount { state username email }';

export const CHANGE_USERNAME = `mutation ($username: String!, $password: SecretText!) {
  changeMyUsername(username: $username, password: $password) { ${ACCOUNT} ${REFUSED} }
}`;

export const CHANGE_EMAIL = `mutation ($email: String!, $password: SecretText!) {
  changeMyLoginEmail(email: $email, password: $password) {
    __typename ... on LoginEmailChangeAsked { linkValidUntil } ${REFUSED}
  }
}`;

export const CHANGE_PASSWORD = `mutation ($presentPassword: SecretText!, $password: SecretText!, $passwordAgain: SecretText!) {
  changeMyPassword(presentPassword: $presentPassword, password: $password, passwordAgain: $passwordAgain) {
    __typename ... on SignedIn { accessToken loginAccount { username } } ${REFUSED}
  }
}`;

export const CONFIRM_EMAIL = `mutation ($token: SecretText!) {
  confirmLoginEmail(token: $token) { __typename ... on LoginEmail { email } ${REFUSED} }
}`;

export const REVERT_EMAIL = `mutation ($token: SecretText!, $password: SecretText!, $passwordAgain: SecretText!) {
  revertLoginEmail(token: $token, password: $password, passwordAgain: $passwordAgain) {
    __typename ... on LoginEmail { email } ${REFUSED}
  }
}`;

export const FORGOT_USERNAME = `mutation ($email: String!) {
  forgotUsername(email: $email) { __typename ... on UsernameRequested { accepted } ${REFUSED} }
}`;

/** Runs a document with one root field and gives that field's answer. */
export async function ask(on: TestSubgraph, document: string, variables: object, as?: Caller) {
  return Object.values(await on.run(document, variables, as))[0];
}

export function aCase(loginAccountId: string, overrides: object = {}) {
  return { loginAccountId, reason: 'CANNOT_LOG_IN', caseNumber: 'KB-2026-0413', ...overrides };
}

export const FIND_ACCOUNTS = `query ($username: String, $email: String, $purpose: LoginAccountLookupPurpose!) {
  findLoginAccounts(username: $username, email: $email, purpose: $purpose) {
    id ownerCannotSignIn lastProvedAt failedLately resetAskedAt temporaryPasswordUntil
    loginAccount { state username email }
  }
}`;

export const SET_TEMPORARY = `mutation ($about: LoginHelpInput!) {
  setTemporaryPassword(about: $about) { __typename ... on TemporaryPassword { password validUntil } ${REFUSED} }
}`;

export const CARE_EMAIL = `mutation ($about: LoginHelpInput!, $email: String!) {
  changeLoginEmail(about: $about, email: $email) {
    __typename ... on LoginEmailChangeAsked { linkValidUntil } ${REFUSED}
  }
}`;

export const CARE_USERNAME = `mutation ($about: LoginHelpInput!, $username: String!) {
  changeLoginUsername(about: $about, username: $username) { ${ACCOUNT} ${REFUSED} }
}`;

export const REPLACE_TEMPORARY = `mutation ($username: String!, $temporaryPassword: SecretText!, $password: SecretText!, $passwordAgain: SecretText!) {
  replaceTemporaryPassword(username: $username, temporaryPassword: $temporaryPassword, password: $password, passwordAgain: $passwordAgain) {
    __typename ... on SignedIn { accessToken loginAccount { username } } ${REFUSED}
  }
}`;

export const SET_LANGUAGE = `mutation ($language: LetterLanguage!) {
  setMyLetterLanguage(language: $language) { state username }
}`;
