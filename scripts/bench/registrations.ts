import { graphql } from 'graphql';
import { type NorwayWorld, residentDocument } from './norwayWorld.ts';
import { race } from './race.ts';
import { recordStatements } from './recordedStatements.ts';

const SERIES_FROM = 30_100_000; // digital numbers of the demo's library 2030100
const REGISTER = `mutation ($input: RegisterLibraryCardInput!) {
  registerLibraryCard(input: $input) { __typename } }`;

/** Registrations a second through the schema, in turns with the same SQL run bare; as many at once. */
export async function compareRegistrations(world: NorwayWorld, numbers: readonly string[]): Promise<void> {
  const { people } = world.simulators.populationRegister;
  numbers.forEach((number, house) => void people.set(number, residentDocument(number, house)));
  const register = (turn: number) => registerOne(world, numbers[turn] ?? '', turn);
  for (let turn = 0; turn < 20; turn += 1) await register(turn); // warms up, the machine's token too
  const recording = await recordStatements(() => register(20));
  const { servedUrl } = world;
  await race({ name: 'registrations', each: 200, first: 100, servedUrl, recording, work: register, renewed });
  await world.owned.source.query('TRUNCATE account, personal_number CASCADE');
}

async function registerOne({ subgraph }: NorwayWorld, pid: string, turn: number): Promise<void> {
  const contact = { telephone: '41234567', email: 'rask.bekk@example.no' };
  const input = { idempotencyKey: `bench-${1_000_000 + turn}`, libraryNumber: '2030100', ...contact };
  const caller = { issuer: 'id-porten', subject: `pairwise ${turn}`, claims: { pid, acr: 'idporten-loa-high' } };
  const contextValue = subgraph.contextFor(caller, 'en', 'home');
  const { data, errors } = await graphql({
    schema: subgraph.schema,
    source: REGISTER,
    variableValues: { input },
    contextValue,
  });
  const answer = data?.['registerLibraryCard'] as { __typename?: string } | undefined;
  if (errors || answer?.__typename !== 'LibraryCardAccount')
    throw new Error(errors?.[0]?.message ?? answer?.__typename);
}

function renewed(value: unknown, turn: number): unknown {
  if (typeof value === 'number' && value > SERIES_FROM) return SERIES_FROM + 10_000 + turn * 20; // never back
  const isCard = typeof value === 'string' && /^N\d{9}$/.test(value);
  return isCard ? `N${String(SERIES_FROM + 60_000 + turn).padStart(9, '0')}` : undefined;
}
