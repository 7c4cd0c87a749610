import { useSyncExternalStore } from 'react';
import { holderOf, type TokenHolder } from './accessToken.ts';

export const PROVIDERS = { staff: 'Library staff', 'id-porten': 'ID-porten', pasted: 'Pasted token' } as const;
export type Provider = keyof typeof PROVIDERS;

export interface SignIn extends TokenHolder {
  readonly provider: Provider;
  readonly token: string;
}

interface SignIns {
  readonly all: readonly SignIn[];
  readonly chosen: SignIn | undefined;
}

const KEY = 'signIns';
const listeners = new Set<() => void>();
let current = restored();

export const useSignIns = () => useSyncExternalStore(subscribe, () => current);
export const chosenToken = () => current.chosen?.token;

const MOST_IDENTITIES = 5; // as many as the gateway takes

/** Tokens that go along with the chosen one, so that `viewer` shows every country. One out of date would spoil the request. */
export function furtherTokens(): string[] {
  const { all, chosen } = current;
  const valid = chosen ? all.filter((one) => one !== chosen && (!one.validUntil || one.validUntil > new Date())) : [];
  return valid.slice(-MOST_IDENTITIES).map(({ token }) => token);
}

/** Adds a sign-in and chooses it. A newer token of the same person replaces the older. False if it is no JWT. */
export function addSignIn(provider: string, token: string): boolean {
  const signIn = signInOf(provider, token);
  if (!signIn) return false;
  const others = current.all.filter((other) => other.provider !== signIn.provider || other.person !== signIn.person);
  change({ all: [...others, signIn], chosen: signIn });
  return true;
}

export function chooseSignIn(chosen: SignIn | undefined) {
  change({ ...current, chosen });
}

export function signOut(signIn: SignIn) {
  const all = current.all.filter((other) => other !== signIn);
  change({ all, chosen: current.chosen === signIn ? undefined : current.chosen });
}

function signInOf(provider: string, token: string): SignIn | undefined {
  const holder = holderOf(token);
  return holder && isProvider(provider) ? { ...holder, provider, token } : undefined;
}

function isProvider(name: string): name is Provider {
  return Object.hasOwn(PROVIDERS, name);
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

// sessionStorage, not localStorage: a token must not outlive the tab on a shared desk computer.
function change(next: SignIns) {
  current = next;
  const kept = { all: next.all.map(({ provider, token }) => [provider, token]), chosen: chosenToken() };
  sessionStorage.setItem(KEY, JSON.stringify(kept));
  for (const listener of listeners) listener();
}

function restored(): SignIns {
  const kept: { all: [string, string][]; chosen?: string } = JSON.parse(sessionStorage.getItem(KEY) ?? '{"all":[]}');
  const all = kept.all.flatMap(([provider, token]) => signInOf(provider, token) ?? []);
  return { all, chosen: all.find(({ token }) => token === kept.chosen) };
}
