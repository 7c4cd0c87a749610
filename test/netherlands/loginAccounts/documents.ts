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
