import { execute, parse } from 'graphql';
import type { DutchWorld } from './netherlandsWorld.ts';
import { LANES, race } from './race.ts';
import { recordStatements } from './recordedStatements.ts';

const WARM = 200;
const FIRST_BRANCH = 5_400;
// Parsed once, as the server keeps what it parsed and checked.
const ENROL = parse(`mutation ($input: EnrolDigitalMemberAtDeskInput!) {
  enrolDigitalMemberAtDesk(input: $input) { __typename ... on NetherlandsRefusal { code } } }`);
const PASS_NUMBER = /^2\d{13}$/;

/** Enrolments a second, each lane at the desk of a branch of its own, in turns with the same SQL run bare. */
export async function compareEnrolments(world: DutchWorld): Promise<void> {
  await openBranches(world);
  for (let turn = 0; turn < WARM; turn += 1) await enrolOne(world, turn, 0);
  const recording = await recordStatements(() => enrolOne(world, WARM, 0));
  await race({
    ...{ name: 'enrolments', each: 200, first: 2 * WARM, servedUrl: world.servedUrl, recording, renewed },
    work: (turn, lane) => enrolOne(world, turn, lane),
  });
}

async function openBranches({ owned }: DutchWorld): Promise<void> {
  const codes = Array.from({ length: LANES }, (_, lane) => branchOf(lane));
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
