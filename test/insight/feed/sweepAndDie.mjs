// node sweepAndDie.mjs COUNTRY SWEEP: a process of the server, built into dist/, that carries out one sweep of the country on
// DATABASE_URL. Whoever started it kills it in the middle; it says so if it came to the end.
import 'reflect-metadata';
import { openDatabase } from '../../../dist/subgraphs/shared/runtime/database.js';
import { openLog } from '../../../dist/subgraphs/shared/runtime/log.js';

const [name, sweep] = process.argv.slice(2);
const { [name]: country } = await import(`../../../dist/subgraphs/${name}/main.js`);
const database = await openDatabase({ ...country, url: process.env.DATABASE_URL, connections: 2 });
const now = () => new Date(process.env.NOW);
const subgraph = await country.open({ settings: process.env, database, log: openLog('killed', 'silent'), now });
await subgraph.sweeps.find((one) => one.name === sweep).run();
console.log('came to the end');
process.exit();
