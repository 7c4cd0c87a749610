import 'reflect-metadata';
import { artificialCode } from './artificialCodes.ts';
import { type FinlandWorld, fillRegister, openFinland } from './finlandWorld.ts';
import { inTurns } from './inTurns.ts';
import { onOwnPostgres } from './onOwnPostgres.ts';
import { race } from './race.ts';
import { recordStatements } from './recordedStatements.ts';

const FEW = 10_000;
const MANY = 1_000_000;
const KNOWN = 60;
const REGISTER = `mutation ($input: RegisterCeliaCustomerInput!) { registerCeliaCustomer(input: $input) { __typename
  ... on FinlandRefusal { code } } }`;
const FIND = `query ($code: PersonalIdentityCode!) { findCeliaCustomer(personalIdentityCode: $code, purpose: REGISTRATION) {
  __typename ... on CeliaSearchResult { outcome } ... on FinlandRefusal { code } } }`;
/**
 * npm run bench:patrons: registrations and searches by exact code a second against the same SQL run bare (aim: at least
 * half), and the time of a search among 10 000 and among 1 000 000 customers (aim: within a fifth of each other).
 */
export function main(): Promise<number> {
  return onOwnPostgres(async (url) => {
    const few = await openFinland(url);
    await few.owned.source.query('CREATE DATABASE many');
    const manyUrl = url.replace(/\/bench(?=$|\?)/, '/many');
    const many = await openFinland(manyUrl);
    try {
      const ratios = [await raceRegistrations(few), await raceSearches(few)];
      await few.owned.source.query('TRUNCATE celia_customer, personal_number, idempotency CASCADE');
      for (const world of [few, many]) for (let place = 0; place < KNOWN; place += 1) await register(world, place);
      await fillRegister(url, FEW - KNOWN);
      await fillRegister(manyUrl, MANY - KNOWN);
      const slower = await compareSizes(few, many);
      const missed = ratios.some((ratio) => ratio < 0.5) || slower > 1.2 || slower < 1 / 1.2;
      console.log(missed ? 'an aim was missed' : 'the aims are met');
    } finally {
      await many.close();
      await few.close();
    }
    return 0;
  });
}

async function raceRegistrations(world: FinlandWorld): Promise<number> {
  for (let place = 0; place < 20; place += 1) await register(world, place); // warms up
  const recording = await recordStatements(() => register(world, 20));
  const work = (turn: number) => register(world, turn);
  return race({ name: 'registrations', each: 120, first: 1_000, recording, work, tidy: () => forget(world), ...world });
}

async function raceSearches(world: FinlandWorld): Promise<number> {
  const recording = await recordStatements(() => find(world, 1));
  const work = (turn: number) => find(world, turn % 20);
  return race({
    name: 'searches by code',
    each: 200,
    first: 1_000,
    recording,
    work,
    tidy: () => forget(world),
    ...world,
  });
}

/** How many times as long a search takes among the many. */
async function compareSizes(few: FinlandWorld, many: FinlandWorld): Promise<number> {
  for (const world of [few, many]) await forget(world);
  const kinds = {
    [`a search among ${FEW} customers`]: (turn: number) => find(few, turn),
    [`a search among ${MANY} customers`]: (turn: number) => find(many, turn),
  };
  const [, ratio = Number.NaN] = await inTurns(kinds, KNOWN);
  return ratio;
}

function register(world: FinlandWorld, place: number): Promise<unknown> {
  const input = {
    ...{ idempotencyKey: `bench-${1_000_000 + place}`, personalIdentityCode: artificialCode(place) },
    ...{
      firstName: 'Testi',
      lastName: 'Henkilö',
      language: 'FI',
      format: 'ONLINE',
      temporary: false,
    },
    address: { street: 'Kirjastokuja 1', postcode: '00100', place: 'Annela' },
    ...{ email: 'testi.henkilo@example.fi', ground: 'READING_DISABILITY', restrictionsTold: true },
    attestation: { given: true },
  };
  return world.ask(REGISTER, { input });
}

function find(world: FinlandWorld, turn: number): Promise<unknown> {
  return world.ask(FIND, { code: artificialCode(turn % KNOWN) });
}

// The budget counts the look-ups of a day one by one, and nobody makes thousands.
function forget({ owned }: FinlandWorld): Promise<unknown> {
  return owned.source.query('TRUNCATE lookup_budget');
}
