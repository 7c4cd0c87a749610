import { execute, parse } from 'graphql';
import pg from 'pg';
import { median } from './inTurns.ts';
import type { DutchWorld } from './netherlandsWorld.ts';
import { perSecond } from './perSecond.ts';
import { type Recording, recordStatements, replay } from './recordedStatements.ts';

const LANES = { atOnce: 8, turns: 200 };
const WARM = 200;
const ROUNDS = 5;
const FIRST_BRANCH = 5_290;
// Parsed once, as the server keeps what it parsed and checked.
const ENROL = parse(`mutation ($input: EnrolDigitalMemberAtDeskInput!) {
  enrolDigitalMemberAtDesk(input: $input) { __typename ... on NetherlandsRefusal { code } } }`);
const PASS_NUMBER = /^2\d{13}$/;

/** Enrolments a second, each lane at the desk of a branch of its own, in turns with the same SQL run bare. */
export async function compareEnrolments(world: DutchWorld): Promise<void> {
  await openBranches(world);
  for (let turn = 0; turn < WARM; turn += 1) await enrolOne(world, turn, 0);
  const recording = await recordStatements(() => enrolOne(world, WARM, 0));
  console.log(`one enrolment: ${recording.statements.length} statements`);
  const clients = await Promise.all(Array.from({ length: LANES.atOnce }, () => clientOf(world.servedUrl)));
  const rates = { bare: [] as number[], program: [] as number[] };
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      const first = 2 * WARM + round * LANES.turns;
      rates.program.push(await perSecond(LANES, (turn, lane) => enrolOne(world, first + turn, lane)));
      rates.bare.push(await perSecond(LANES, (turn, lane) => replayOn(clients[lane], recording, first + turn, lane)));
    }
  } finally {
    for (const client of clients) await client.end();
  }
  const [program, bare] = [median(rates.program), median(rates.bare)];
  const ratio = (program / bare).toFixed(2);
  console.log(`enrolments: ${program.toFixed(0)}/s, the same SQL bare: ${bare.toFixed(0)}/s, ratio ${ratio}`);
}

async function openBranches({ owned }: DutchWorld): Promise<void> {
  const codes = Array.from({ length: LANES.atOnce }, (_, lane) => branchOf(lane));
  await owned.source.query(
    `INSERT INTO branch (code, organisation_id, name)
     SELECT code, (SELECT organisation_id FROM branch WHERE code = '5280'), 'Bench' FROM unnest($1::text[]) code`,
    [codes],
  );
  await owned.source.query(
    `INSERT INTO staff (name, role, branch_code)
     SELECT 'staff|desk.' || code, 'LIBRARY_DESK', code FROM unnest($1::text[]) code`,
    [codes],
  );
}

async function enrolOne({ subgraph }: DutchWorld, turn: number, lane: number): Promise<void> {
  const caller = { issuer: 'staff', subject: `desk.${branchOf(lane)}`, claims: {} };
  const input = {
    ...{ idempotencyKey: `bench-${1_000_000 + turn}`, confirmGeneratedNumber: true, initials: 'R.', lastName: 'Rask' },
    ...{ birthDate: birthDate(turn), postcode: '9468 BG', houseNumber: 41, identityChecked: true },
    ...{ loginAccount: { choice: 'NEW' }, email: 'rask@example.nl', subscriptionType: '0141' },
  };
  const { data, errors } = await execute({
    schema: subgraph.schema,
    document: ENROL,
    variableValues: { input },
    contextValue: subgraph.contextFor(caller, 'en', 'home'),
  });
  const answer = data?.['enrolDigitalMemberAtDesk'] as { __typename?: string; code?: string } | undefined;
  if (answer?.__typename !== 'DigitalEnrolment') throw new Error(errors?.[0]?.message ?? answer?.code);
}

async function replayOn(client: pg.Client | undefined, recording: Recording, turn: number, lane: number) {
  if (client) await replay(client, recording, turn, (value) => renewed(value, turn, lane));
}

// In the replay's lane: its branch, a number that the program never comes to, and somebody born on another day.
function renewed(value: unknown, turn: number, lane: number): unknown {
  if (typeof value !== 'string') return undefined;
  if (PASS_NUMBER.test(value)) return String(29_000_000_000_000 + turn);
  if (value === branchOf(0)) return branchOf(lane);
  return value.includes(birthDate(WARM)) ? value.replaceAll(birthDate(WARM), birthDate(turn + 10_000)) : undefined;
}

function branchOf(lane: number): string {
  return String(FIRST_BRANCH + lane);
}

/** Nobody is born on the day of another: the same day would make them wait for each other. */
function birthDate(turn: number): string {
  return new Date(Date.UTC(1960, 0, 1 + turn)).toISOString().slice(0, 10);
}

async function clientOf(url: string): Promise<pg.Client> {
  const client = new pg.Client(url);
  await client.connect();
  return client;
}
