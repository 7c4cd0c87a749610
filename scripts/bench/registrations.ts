import { graphql } from 'graphql';
import pg from 'pg';
import { median } from './inTurns.ts';
import { type NorwayWorld, residentDocument } from './norwayWorld.ts';
import { type Recording, recordStatements, replay } from './recordedStatements.ts';

const AT_ONCE = 8;
const EACH = 200;
const ROUNDS = 5;
const REGISTER = `mutation ($input: RegisterLibraryCardInput!) {
  registerLibraryCard(input: $input) { __typename } }`;

/** Registrations a second through the schema, in turns with the same SQL run bare; as many at once. */
export async function compareRegistrations(world: NorwayWorld, numbers: readonly string[]): Promise<void> {
  const { people } = world.simulators.populationRegister;
  numbers.forEach((number, house) => void people.set(number, residentDocument(number, house)));
  const register = (turn: number) => registerOne(world, numbers[turn] ?? '', turn);
  for (let turn = 0; turn < 20; turn += 1) await register(turn); // warms up, the machine's token too
  const recording = await recordStatements(() => register(20));
  console.log(`one registration: ${recording.statements.length} statements`);
  const clients = await Promise.all(Array.from({ length: AT_ONCE }, () => clientOf(world.servedUrl)));
  const rates = { bare: [] as number[], program: [] as number[] };
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      const first = 100 + round * EACH;
      rates.program.push(await perSecond((turn) => register(first + turn)));
      rates.bare.push(await perSecond((turn, lane) => replayOn(clients[lane], recording, first + turn)));
    }
  } finally {
    for (const client of clients) await client.end();
  }
  await world.owned.source.query('TRUNCATE account, personal_number CASCADE');
  const [program, bare] = [median(rates.program), median(rates.bare)];
  console.log(
    `registrations: ${program.toFixed(0)}/s, the same SQL bare: ${bare.toFixed(0)}/s, ratio ${(program / bare).toFixed(2)}`,
  );
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

async function clientOf(url: string): Promise<pg.Client> {
  const client = new pg.Client(url);
  await client.connect();
  return client;
}

async function replayOn(client: pg.Client | undefined, recording: Recording, turn: number): Promise<void> {
  if (client) await replay(client, recording, turn);
}

/** So many lanes side by side, each taking the next turn when it is done with one. */
async function perSecond(work: (turn: number, lane: number) => Promise<void>): Promise<number> {
  let turn = 0;
  const start = performance.now();
  const lane = async (_: unknown, place: number) => {
    while (turn < EACH) await work(turn++, place);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return (1_000 * EACH) / (performance.now() - start);
}
