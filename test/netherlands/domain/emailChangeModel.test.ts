import { describe, expect, test } from '@jest/globals';
import type { ActiveLoginAccount } from '../../../subgraphs/netherlands/domain/loginAccount.ts';
import {
  askEmailChange,
  checkRevert,
  confirmEmailChange,
  type EmailChange,
} from '../../../subgraphs/netherlands/domain/loginAccounts/emailChange.ts';
import { type EmailAddress, parseEmailAddress } from '../../../subgraphs/shared/vocabulary/emailAddress.ts';
import { isRefusal } from '../../../subgraphs/shared/vocabulary/refusal.ts';

const HOUR_MS = 3_600_000;
const [OLD, NEW, THIEF] = [address('old@example.nl'), address('new@example.nl'), address('thief@example.nl')];
const START = new Date('2026-11-20T10:00:00+01:00').getTime();
const ACCOUNT: ActiveLoginAccount = {
  ...{ id: 'a', username: 'eb.tester', email: OLD, language: 'nl', createdVia: 'KB_WEB' },
  ...{ state: 'ACTIVE', emailConfirmedAt: new Date(START) },
};

function address(text: string): EmailAddress {
  const parsed = parseEmailAddress(text);
  if (!parsed) throw new Error('a valid address');
  return parsed;
}

/** What the account's row lock leaves of asking, confirming, taking back and new passwords: one after the other. */
interface World {
  account: ActiveLoginAccount;
  changes: EmailChange[];
  now: number;
  /** Whose links were ever used, and what each step should have left. */
  readonly proved: Set<EmailAddress>;
  readonly faults: string[];
}

function ask(world: World, newEmail: EmailAddress) {
  const asked = { id: `${newEmail} ${world.now} ${world.changes.length}`, newEmail, hours: 24 };
  const change = askEmailChange(world.account, asked, new Date(world.now));
  if (!isRefusal(change)) world.changes = [...world.changes.filter(({ changedAt }) => changedAt), change];
}

function confirm(world: World, newEmail: EmailAddress) {
  const change = world.changes.find((one) => one.newEmail === newEmail && !one.changedAt);
  const done = change && confirmEmailChange(change, world.account, new Date(world.now), 7);
  if (!done || isRefusal(done)) return;
  world.proved.add(newEmail);
  world.account = { ...world.account, email: newEmail };
  world.changes = world.changes.map((one) => (one === change ? done : one));
}

const STEPS: Record<string, (world: World) => void> = {
  ask: (world) => ask(world, NEW),
  thiefAsks: (world) => ask(world, THIEF),
  confirm: (world) => confirm(world, NEW),
  thiefConfirms: (world) => confirm(world, THIEF),
  takeBack(world) {
    const change = world.changes.find(({ oldEmail, changedAt }) => oldEmail === OLD && changedAt);
    if (!change || checkRevert(change, new Date(world.now))) return;
    world.account = { ...world.account, email: OLD };
    world.changes = world.changes.filter(({ askedAt }) => askedAt < change.askedAt).filter((one) => one.changedAt);
    if (world.changes.some(({ oldEmail }) => oldEmail !== OLD)) world.faults.push('a later link is left');
  },
  newPassword(world) {
    world.changes = world.changes.filter(({ changedAt }) => changedAt);
  },
  tick(world) {
    world.now += 1;
  },
};

function orders(length: number): string[][] {
  if (length === 0) return [[]];
  return orders(length - 1).flatMap((before) => Object.keys(STEPS).map((step) => [...before, step]));
}

test('[A19] [A14] in each of 16,807 orders of asking, confirming, taking back and a new password, an address counts by its own proof', () => {
  const all = orders(5);
  expect(all).toHaveLength(16_807);
  const faults = all.filter((order) => {
    const world: World = { account: ACCOUNT, changes: [], now: START, proved: new Set([OLD]), faults: [] };
    for (const step of order) {
      STEPS[step]?.(world);
      const { account, changes, proved } = world;
      if (!proved.has(account.email)) world.faults.push('an address that nobody proved');
      if (changes.filter(({ changedAt }) => !changedAt).length > 1) world.faults.push('two are asked for');
      const chain = changes.filter(({ changedAt }) => changedAt).at(-1);
      if (chain && chain.newEmail !== account.email) world.faults.push('what is on record is not what counts');
      if (step === 'newPassword' && changes.some(({ changedAt }) => !changedAt)) world.faults.push('asked for before');
    }
    return world.faults.length > 0;
  });
  expect(faults).toEqual([]);
});

test('[A14] a change that was asked for while the account had another address is none', () => {
  const change = askEmailChange(ACCOUNT, { id: 'c', newEmail: NEW, hours: 24 }, new Date(START));
  if (isRefusal(change)) throw new Error('it is another address');
  const since = { ...ACCOUNT, email: THIEF };
  expect(confirmEmailChange(change, since, new Date(START), 7)).toMatchObject({ refused: 'EMAIL_LINK_INVALID' });
});

describe('[A16] 24 hours and 7 days are elapsed time', () => {
  test.each([
    ['the night that is an hour longer', '2026-10-24T12:00:00+02:00', '2026-10-25T11:00:00+01:00'],
    ['the night that is an hour shorter', '2027-03-27T12:00:00+01:00', '2027-03-28T13:00:00+02:00'],
  ])('%s', (_label, from, until) => {
    const now = new Date(from);
    const change = askEmailChange(ACCOUNT, { id: 'c', newEmail: NEW, hours: 24 }, now);
    if (isRefusal(change)) throw new Error('it is another address');
    expect(change.linkValidUntil).toEqual(new Date(until));
    const last = new Date(change.linkValidUntil.getTime() - 1);
    expect(confirmEmailChange(change, ACCOUNT, change.linkValidUntil, 7)).toMatchObject({
      refused: 'EMAIL_LINK_EXPIRED',
    });
    const done = confirmEmailChange(change, ACCOUNT, last, 7);
    if (isRefusal(done)) throw new Error('a millisecond is left');
    expect(done.linkValidUntil.getTime() - last.getTime()).toBe(7 * 24 * HOUR_MS);
    expect(checkRevert(done, new Date(done.linkValidUntil.getTime() - 1))).toBeUndefined();
    expect(checkRevert(done, done.linkValidUntil)).toMatchObject({ refused: 'EMAIL_LINK_EXPIRED' });
  });
});
