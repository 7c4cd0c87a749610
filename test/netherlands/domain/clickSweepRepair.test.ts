import { expect, test } from '@jest/globals';
import {
  activate,
  deleteUnactivated,
  type LoginAccount,
  newLoginAccount,
  renewLink,
  withdrawLink,
} from '../../../subgraphs/netherlands/domain/loginAccount.ts';
import { forget, type LoginLink, mayGenerate } from '../../../subgraphs/netherlands/domain/loginLink.ts';
import { parseEmailAddress } from '../../../subgraphs/shared/vocabulary/emailAddress.ts';
import { isRefusal } from '../../../subgraphs/shared/vocabulary/refusal.ts';

const EMAIL = parseEmailAddress('eb.tester@example.nl');
if (!EMAIL) throw new Error('a valid address');
const OWNER = { username: '25280000000413', email: EMAIL };
const START = new Date('2026-11-20T10:00:00+01:00').getTime();
const END = START + 86_400_000;

/** What the row locks leave of click, sweep and repair: one after the other, in any order. */
interface World {
  account: LoginAccount;
  link: LoginLink;
  now: number;
  readonly won: string[];
}

const STEPS: Record<string, (world: World) => void> = {
  click(world) {
    const { account, now } = world;
    if (account.state !== 'PENDING_ACTIVATION' || account.generation !== 1 || account.id !== 'first') return;
    const active = activate(account, new Date(now));
    if (!isRefusal(active)) Object.assign(world, { account: active }).won.push('click');
  },
  sweep(world) {
    const { account, now, link } = world;
    const deleted = account.state === 'PENDING_ACTIVATION' ? deleteUnactivated(account, new Date(now)) : undefined;
    if (!deleted) return;
    const state = link.state === 'LINKED' ? 'STALE' : link.state;
    Object.assign(world, { account: deleted, link: { ...link, state } }).won.push('sweep');
  },
  forget(world) {
    const { account, now } = world;
    const link = forget(world.link, account);
    if (isRefusal(link)) return;
    const left = account.state === 'PENDING_ACTIVATION' ? withdrawLink(account, new Date(now)) : account;
    Object.assign(world, { account: left, link }).won.push('forget');
  },
  generate(world) {
    const { account, now, link } = world;
    if (mayGenerate(link) || account.state === 'ACTIVE') return;
    const fresh = { id: 'second', ...OWNER };
    const issued =
      account.state === 'PENDING_ACTIVATION'
        ? renewLink(account, EMAIL, new Date(now))
        : newLoginAccount(fresh, new Date(now));
    Object.assign(world, { account: issued, link: { ...link, loginAccountId: issued.id, state: 'LINKED' } });
    world.won.push('generate');
  },
  tick(world) {
    world.now += 1;
  },
};

function begin(): World {
  const account = newLoginAccount({ id: 'first', ...OWNER }, new Date(START));
  const link = { id: 'l', customerId: 'c', loginAccountId: 'first', origin: 'GENERATED', state: 'LINKED' } as const;
  return { account, link, now: END - 2, won: [] };
}

function orders(length: number): string[][] {
  if (length === 0) return [[]];
  return orders(length - 1).flatMap((before) => Object.keys(STEPS).map((step) => [...before, step]));
}

test('[A17] [N29] [N30] in each of 15,625 orders of click, sweep, repair and the clock, exactly one has the account', () => {
  const all = orders(6);
  expect(all).toHaveLength(15_625);
  const faults = all.filter((order) => {
    const world = begin();
    for (const step of order) STEPS[step]?.(world);
    const { account, link, won } = world;
    const times = (what: string) => won.filter((step) => step === what).length;
    const isOne = won.includes('click') ? won.length === 1 : times('sweep') <= 1 + times('generate');
    const repairs = times('generate') <= times('forget');
    const fits =
      account.state === 'ACTIVE'
        ? link.state === 'LINKED' && won[0] === 'click'
        : account.state === 'PENDING_ACTIVATION' || link.state !== 'LINKED';
    return !(isOne && repairs && fits);
  });
  expect(faults).toEqual([]);
});
