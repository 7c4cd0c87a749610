import pg from 'pg';
import { startEmbeddedPostgres } from '../../start/embeddedPostgres.ts';

// A program of its own, to be killed by a test: commits one row, reports, and holds the server.
const [dataFolder = ''] = process.argv.slice(2);
const postgres = await startEmbeddedPostgres({ dataFolder });
await postgres.createDatabase('kept');
const client = new pg.Client({ connectionString: postgres.urlOf('kept') });
await client.connect();
await client.query('CREATE TABLE card (number text)');
await client.query("INSERT INTO card VALUES ('committed')");
const { rows } = await client.query('SELECT pid FROM pg_stat_activity');
console.log(JSON.stringify(rows.map((row) => row.pid)));
setInterval(() => {}, 1_000);
