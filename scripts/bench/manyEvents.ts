import { randomUUID } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { PopulationRegisterClient } from '../../subgraphs/norway/outside/populationRegister/client.ts';
import { openVault } from '../../subgraphs/shared/runtime/vault.ts';
import { type NorwayWorld, residentDocument } from './norwayWorld.ts';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

const EVENTS = 100_000;
const CALLS = ['eventsFrom', 'peopleOf', 'personOf', 'latestSequence'] as const;

/**
 * Events about persons who have an account, in no order; every second finds an address that is new here. The time of
 * the calls is the client's own, from the question to the answer that is read.
 */
export async function followManyEvents(world: NorwayWorld, numbers: readonly string[]): Promise<void> {
  const { subgraph, simulators, owned } = world;
  const sweep = subgraph.sweeps.find(({ name }) => name === 'populationRegister');
  if (!sweep) throw new Error('the population register is not followed');
  const { events, people } = simulators.populationRegister;
  for (const [place, number] of numbers.entries()) people.set(number, residentDocument(number, place));
  await fill(world, numbers);
  await sweep.run();
  for (let event = 0; event < EVENTS; event += 1) {
    const number = numbers[(event * 7_919) % numbers.length] ?? '';
    events.append(number, 'endringIBostedsadresse', new Date());
  }
  for (const [place, number] of numbers.entries()) {
    if (place % 2 === 0) people.set(number, residentDocument(number, 50_000 + place));
  }
  const heaps = [heapNow()];
  const calls = timedCalls(() => {
    if (calls.pages % 50 === 0) heaps.push(heapNow());
  });
  const start = performance.now();
  const changed = await sweep.run();
  const seconds = (performance.now() - start) / 1_000;
  calls.stop();
  heaps.push(heapNow());
  const own = seconds - calls.seconds;
  const [{ left }] = await owned.source.query(
    'SELECT count(*)::int AS left FROM account WHERE register_failed_at IS NOT NULL',
  );
  console.log(`${EVENTS} events: ${(EVENTS / seconds).toFixed(0)}/s, ${changed} accounts changed, ${left} not read`);
  console.log(
    `calls ${calls.seconds.toFixed(1)} s, the consumer's own ${own.toFixed(1)} s: ${(own / calls.seconds).toFixed(2)} of them`,
  );
  console.log(`heap in use: ${heaps.map((bytes) => (bytes / 1e6).toFixed(0)).join(', ')} MB`);
}

/** Accounts as registration leaves them, by SQL. */
async function fill({ owned, settings }: NorwayWorld, numbers: readonly string[]): Promise<void> {
  const vault = await openVault(owned, settings.vaultKeys);
  for (let from = 0; from < numbers.length; from += 500) {
    await owned.transaction(
      async (tx) => {
        for (const number of numbers.slice(from, from + 500)) {
          const id = randomUUID();
          await tx.query(
            `INSERT INTO account (id, person, first_name, last_name, register_read_at, telephone, email, home_library, opened_at)
           VALUES ($1, $2, 'RASK', 'BEKK', now(), '+4741234567', 'a@example.no', '2030100', now() - interval '1 hour')`,
            [id, await vault.store(tx, number)],
          );
          await tx.query(`INSERT INTO membership VALUES (gen_random_uuid(), $1, '2030100', 'PENDING', now(), NULL)`, [
            id,
          ]);
        }
      },
      { kind: 'every', of: 'bench' },
    );
  }
}

/** Adds up how long the client's calls take. */
function timedCalls(onPage: () => void) {
  const calls = { seconds: 0, pages: 0, stop: () => {} };
  const prototype = PopulationRegisterClient.prototype as unknown as Record<
    string,
    (...given: unknown[]) => Promise<unknown>
  >;
  const plain = CALLS.map((name) => [name, prototype[name]] as const);
  for (const [name, call] of plain) {
    if (!call) continue;
    prototype[name] = async function timed(...given) {
      const start = performance.now();
      const answer = await call.apply(this, given);
      calls.seconds += (performance.now() - start) / 1_000;
      if (name === 'eventsFrom') {
        calls.pages += 1;
        onPage();
      }
      return answer;
    };
  }
  calls.stop = () => {
    for (const [name, call] of plain) if (call) prototype[name] = call;
  };
  return calls;
}

function heapNow(): number {
  collect();
  return process.memoryUsage().heapUsed;
}
