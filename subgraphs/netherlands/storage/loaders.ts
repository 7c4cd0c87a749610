import DataLoader from 'dataloader';
import { In, Not } from 'typeorm';
import type { Transaction } from '../../shared/runtime/database.ts';
import type { LoginAccount } from '../domain/loginAccount.ts';
import type { LoginLink } from '../domain/loginLink.ts';
import type { MailState } from '../domain/mail/mailState.ts';
import type { Member, Subscription } from '../domain/member.ts';
import type { SubscriptionType } from '../domain/subscription.ts';
import { LoginAccounts, loginAccountOf } from './kb/loginAccounts.ts';
import { mailStatesOf } from './kb/sentLetters.ts';
import { Branches, type BranchRow } from './memberSystem/branches.ts';
import { LoginLinks } from './memberSystem/loginLinks.ts';
import { findMembers, findSubscriptionsOf } from './memberSystem/members.ts';
import { findOpenCents } from './memberSystem/payments/owed.ts';
import { Subscriptions, subscriptionOf } from './memberSystem/subscriptions.ts';
import { SubscriptionTypes } from './memberSystem/subscriptionTypes.ts';

interface TypeKey {
  readonly organisationId: string;
  readonly code: string;
}

// Batches only: a second mutation of one request changes what its later fields must show.
const UNCACHED = { cache: false };

/** What one request reads by reference, each kind in one statement however many are asked for. */
export interface Loaders {
  readonly member: DataLoader<string, Member | undefined>;
  readonly membership: DataLoader<string, Subscription | undefined>;
  readonly membershipsOfMember: DataLoader<string, Subscription[]>;
  readonly linkOfMember: DataLoader<string, LoginLink | undefined>;
  readonly loginAccount: DataLoader<string, LoginAccount | undefined>;
  readonly mailState: DataLoader<string, MailState | undefined>;
  readonly branch: DataLoader<string, BranchRow | undefined>;
  /** What is left to pay of a membership. */
  readonly openCents: DataLoader<string, number | undefined>;
  readonly subscriptionType: DataLoader<TypeKey, SubscriptionType | undefined>;
}

/** A transaction in the scope of whoever asks. */
type Read = <Result>(work: (tx: Transaction) => Promise<Result>) => Promise<Result>;

/** `source`: for what is no person's record. */
export function openLoaders(source: Transaction, read: Read): Loaders {
  return {
    member: one((ids) => read((tx) => findMembers(tx, ids)), byId),
    membership: one(async (ids) => (await read((tx) => membershipRows(tx, ids))).map(subscriptionOf), byId),
    membershipsOfMember: many(
      (ids) => read((tx) => findSubscriptionsOf(tx, ids)),
      ({ customerId }) => customerId,
    ),
    linkOfMember: one(
      (ids) => read((tx) => linkRows(tx, ids)),
      ({ customerId }) => customerId,
    ),
    loginAccount: one(async (ids) => (await accountRows(source, ids)).map(loginAccountOf), byId),
    mailState: new DataLoader(async (ids) => {
      const states = await mailStatesOf(source, ids);
      return ids.map((id) => states.find(({ loginAccountId }) => loginAccountId === id)?.mail);
    }, UNCACHED),
    branch: one(
      (codes) => source.getRepository(Branches).findBy({ code: In([...codes]) }),
      ({ code }) => code,
    ),
    openCents: openCentsLoader(read),
    subscriptionType: subscriptionTypeLoader(source),
  };
}

function byId({ id }: { readonly id: string }): string {
  return id;
}

function membershipRows(tx: Transaction, ids: readonly string[]) {
  return tx.getRepository(Subscriptions).findBy({ id: In([...ids]) });
}

function linkRows(tx: Transaction, ids: readonly string[]) {
  return tx.getRepository(LoginLinks).findBy({ customerId: In([...ids]), state: Not('FORGOTTEN') });
}

function accountRows(tx: Transaction, ids: readonly string[]) {
  return tx.getRepository(LoginAccounts).findBy({ id: In([...ids]) });
}

function openCentsLoader(read: Read): Loaders['openCents'] {
  return new DataLoader(async (ids) => {
    const found = await read((tx) => findOpenCents(tx, ids));
    return ids.map((wanted) => found.find(({ id }) => id === wanted)?.openCents);
  }, UNCACHED);
}

function subscriptionTypeLoader(tx: Transaction): Loaders['subscriptionType'] {
  const keyOf = ({ organisationId, code }: TypeKey) => `${organisationId} ${code}`;
  return new DataLoader(async (keys) => {
    const wanted = new Map(
      keys.map(({ organisationId, code }) => [keyOf({ organisationId, code }), { organisationId, code }]),
    );
    const types = await tx.getRepository(SubscriptionTypes).findBy([...wanted.values()]);
    const found = new Map(types.map((type) => [keyOf(type), type]));
    return keys.map((key) => found.get(keyOf(key)));
  }, UNCACHED);
}

function one<Value>(
  find: (keys: readonly string[]) => Promise<Value[]>,
  keyOf: (value: Value) => string,
): DataLoader<string, Value | undefined> {
  return new DataLoader(async (keys) => {
    const values = await find([...new Set(keys)]);
    const found = new Map(values.map((value) => [keyOf(value), value]));
    return keys.map((key) => found.get(key));
  }, UNCACHED);
}

function many<Value>(
  find: (keys: readonly string[]) => Promise<Value[]>,
  keyOf: (value: Value) => string,
): DataLoader<string, Value[]> {
  return new DataLoader(async (keys) => {
    const values = await find([...new Set(keys)]);
    return keys.map((key) => values.filter((value) => keyOf(value) === key));
  }, UNCACHED);
}
