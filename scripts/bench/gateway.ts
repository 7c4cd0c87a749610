import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Contender, FLOORS, OURS, PLAIN } from './gateway/contenders.ts';
import { isInstalled, PEERS } from './gateway/peers.ts';
import { CORE, startPinned, stop } from './gateway/pinned.ts';
import { agreeing, inRounds, medianOf, ratio } from './gateway/rounds.ts';
import { type Running, type Surroundings, startContender } from './gateway/running.ts';
import { growthTable, roundsTable } from './gateway/tables.ts';
import { DEEP, DESK, LIST, listOf, VIEWER, type Workload } from './gateway/workloads.ts';
import { openWorld, type World } from './gateway/worlds.ts';

const ROUNDS = Number(process.env['ROUNDS'] || 5);
const SECONDS = Number(process.env['SECONDS'] || 2.5);
const ONLY = new RegExp(process.env['ONLY'] || '.');
const CONNECTIONS = 16;
const SIZES = [10, 100, 1_000, 10_000];
const UNUSED = 36;

/**
 * The gateway beside others, in one run: each on one core, load and subgraphs on another. Prints Markdown. ROUNDS,
 * SECONDS (of a slice) and ONLY (of deep, list, desk, viewer, entities, unused) make it shorter; peers that are not
 * installed are left out.
 */
export async function main(): Promise<number> {
  if (availableParallelism() < 2) throw new Error('the bench needs two cores');
  const folder = mkdtempSync(join(tmpdir(), 'bench-gateway-'));
  const script = (name: string) => ({ program: process.execPath, args: [join(import.meta.dirname, 'gateway', name)] });
  const standIn = startPinned(CORE.others, script('standIn.js'));
  const [{ port }] = (await once(standIn, 'message')) as [{ port: number }];
  const surroundings = { standIn, load: startPinned(CORE.others, script('load.js')) };
  const open = (name: World['name'], unused?: number) => openWorld(name, `http://127.0.0.1:${port}`, folder, unused);
  const contenders = [PLAIN, OURS, ...PEERS.filter(isInstalled), ...FLOORS];
  for (const { name } of PEERS.filter((peer) => !isInstalled(peer)))
    console.log(`${name} is not installed: npm run peers -- measured`);
  try {
    await compare(surroundings, open('shop'), contenders, [DEEP]);
    await compare(surroundings, open('countries'), contenders, [LIST, DESK, VIEWER]);
    await grow(surroundings, open('shop'), contenders);
    await leaveUnused(surroundings, open('shop'), open('shop', UNUSED));
  } finally {
    await Promise.all([stop(surroundings.load), stop(standIn)]);
    rmSync(folder, { recursive: true });
  }
  return 0;
}

async function compare(
  surroundings: Surroundings,
  world: World,
  contenders: readonly Contender[],
  workloads: readonly Workload[],
): Promise<void> {
  const wanted = workloads.filter(({ name }) => ONLY.test(name));
  if (wanted.length === 0) return;
  await withRunning(world, contenders, async (all) => {
    for (const workload of wanted) {
      const settings = { rounds: ROUNDS, connections: CONNECTIONS, milliseconds: SECONDS * 1_000 };
      const rounds = await inRounds(surroundings, await agreeing(all, workload), workload, settings);
      console.log(`\n### ${workload.name}\n\n${roundsTable(rounds, PLAIN.name)}`);
    }
  });
}

async function grow(surroundings: Surroundings, world: World, contenders: readonly Contender[]): Promise<void> {
  if (!ONLY.test('entities')) return;
  const few = contenders.filter(({ name }) => name === OURS.name || name === PLAIN.name || name.includes('Rust'));
  await withRunning(world, few, async (all) => {
    const measured = [];
    for (const size of SIZES) {
      const workload = listOf(size);
      const settings = { rounds: Math.min(ROUNDS, 3), connections: 4, milliseconds: (SECONDS * 1_000) / 2 };
      measured.push(await inRounds(surroundings, await agreeing(all, workload), workload, settings));
    }
    console.log(`\n### entities\n\n${growthTable(SIZES, measured)}`);
  });
}

/** The same query on the supergraph with and without subgraphs that it does not touch. */
async function leaveUnused(surroundings: Surroundings, small: World, large: World): Promise<void> {
  if (!ONLY.test('unused')) return;
  const named = (name: string): Contender => ({ ...OURS, name });
  await withRunning(small, [named('small')], async (one) =>
    withRunning(large, [named('large')], async (other) => {
      const settings = { rounds: ROUNDS, connections: CONNECTIONS, milliseconds: (SECONDS * 1_000) / 2 };
      const rounds = await inRounds(surroundings, [...one, ...other], DEEP, settings);
      const [few = [], many = []] = [rounds.get('small'), rounds.get('large')];
      const [with4, withMore] = [few, many].map((slices) => medianOf(slices, 'cpu').toFixed(2));
      const sizes = `${with4} ms with ${small.subgraphs.length} subgraphs, ${withMore} ms with ${large.subgraphs.length}`;
      console.log(`\n### unused\n\nCPU a request: ${sizes}; ratio ${ratio(many, few, 'cpu').toFixed(2)}.`);
    }),
  );
}

async function withRunning(
  world: World,
  contenders: readonly Contender[],
  work: (all: readonly Running[]) => Promise<void>,
): Promise<void> {
  const all: Running[] = [];
  try {
    for (const contender of contenders.filter(({ worlds }) => worlds.includes(world.name))) {
      const one = await startContender(contender, world);
      if (one) all.push(one);
      else console.log(`${contender.name} did not start and is left out`);
    }
    await work(all);
  } finally {
    await Promise.all(all.map((one) => stop(one.process)));
  }
}
