import pg from 'pg';
import { median } from './inTurns.ts';
import { perSecond } from './perSecond.ts';
import { type Recording, replay } from './recordedStatements.ts';

/** How many run side by side. */
export const LANES = 8;
const ROUNDS = 5;

export interface Race {
  readonly name: string;
  /** How many times a round. */
  readonly each: number;
  /** The turn that the first round begins with; those before it warmed up. */
  readonly first: number;
  readonly servedUrl: string;
  readonly recording: Recording;
  work(turn: number, lane: number): Promise<unknown>;
  /** What the country has once only, made anew from a recorded value; undefined for every other value. */
  renewed?(value: unknown, turn: number, lane: number): unknown;
  /** After the program's half of a round, and after the bare one. */
  tidy?(): Promise<unknown>;
}

/** So many a second through the schema, in turns with the same SQL run bare, as many at once. Gives the ratio. */
export async function race({ name, each, first, servedUrl, recording, ...how }: Race): Promise<number> {
  const { work, renewed = () => undefined, tidy = async () => undefined } = how;
  const lanes = { atOnce: LANES, turns: each };
  const clients = await Promise.all(Array.from({ length: LANES }, () => clientOf(servedUrl)));
  const bare = async (turn: number, lane: number) => {
    const client = clients[lane];
    if (client) await replay(client, recording, turn, (value) => renewed(value, turn, lane));
  };
  const rates = { bare: [] as number[], program: [] as number[] };
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      const begin = first + round * each;
      rates.program.push(await perSecond(lanes, (turn, lane) => work(begin + turn, lane)));
      await tidy();
      rates.bare.push(await perSecond(lanes, (turn, lane) => bare(begin + turn, lane)));
      await tidy();
    }
  } finally {
    for (const client of clients) await client.end();
  }
  return told(name, median(rates.program), median(rates.bare), recording);
}

function told(name: string, program: number, bare: number, { statements }: Recording): number {
  const ratio = program / bare;
  const rates = `${program.toFixed(0)}/s, the same SQL bare: ${bare.toFixed(0)}/s, ratio ${ratio.toFixed(2)}`;
  console.log(`${name}: ${rates}; ${statements.length} statements each`);
  return ratio;
}

async function clientOf(url: string): Promise<pg.Client> {
  const client = new pg.Client(url);
  await client.connect();
  return client;
}
