import pg from 'pg';
import { median } from './inTurns.ts';
import { type Recording, replay } from './recordedStatements.ts';

const AT_ONCE = 8;
const ROUNDS = 5;

export interface Race {
  readonly name: string;
  /** How many times a round. */
  readonly each: number;
  readonly servedUrl: string;
  readonly recording: Recording;
  work(turn: number): Promise<unknown>;
  /** Between two rounds. */
  tidy(): Promise<unknown>;
}

/** So many a second through the schema, in turns with the same SQL run bare, as many at once. Gives the ratio. */
export async function race({ name, each, servedUrl, recording, work, tidy }: Race): Promise<number> {
  const clients = await Promise.all(Array.from({ length: AT_ONCE }, () => clientOf(servedUrl)));
  const rates = { bare: [] as number[], program: [] as number[] };
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      const first = 1_000 + round * each;
      rates.program.push(await perSecond(each, (turn) => work(first + turn)));
      await tidy();
      rates.bare.push(await perSecond(each, (turn, lane) => replayOn(clients[lane], recording, first + turn)));
      await tidy();
    }
  } finally {
    for (const client of clients) await client.end();
  }
  const [program, bare] = [median(rates.program), median(rates.bare)];
  const ratio = program / bare;
  const statements = `${recording.statements.length} statements each`;
  console.log(
    `${name}: ${program.toFixed(0)}/s, the same SQL bare: ${bare.toFixed(0)}/s, ratio ${ratio.toFixed(2)}; ${statements}`,
  );
  return ratio;
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
async function perSecond(each: number, work: (turn: number, lane: number) => Promise<unknown>): Promise<number> {
  let turn = 0;
  const start = performance.now();
  const lane = async (_: unknown, place: number) => {
    while (turn < each) await work(turn++, place);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return (1_000 * each) / (performance.now() - start);
}
