import { createHmac } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { csvCell } from '../../../subgraphs/insight/operations/export/cells.ts';
import { renewToldLibraries } from '../../../subgraphs/insight/storage/records/toldLibraries.ts';
import { injections } from '../../support/injections.ts';
import { ANALYST, testInsight } from '../../support/insight.ts';
import { wholeDatabase } from '../../support/snapshot.ts';
import type { TestSubgraph } from '../../support/testSubgraph.ts';
import { many, takeIn } from '../records/world.ts';
import { type ExportServer, exportServer, KEY, release } from './exportServer.ts';

const SINCE = '2026-11-20T10:00:00.000Z';

let on: TestSubgraph;
let server: ExportServer;
let folder: string;
beforeAll(async () => {
  on = await testInsight();
  server = await exportServer(on);
  folder = await mkdtemp(join(tmpdir(), 'export-'));
  await on.rows(`INSERT INTO analyst VALUES ('staff', 'analyst.two'), ('staff', 'analyst.three')`);
  await takeIn(on, [
    ...many('netherlands', 60, { through: '2027-03-31' }),
    ...many('norway', 9, { kind: '=1+1', library: '0999', region: '11,"x"' }),
    ...many('finland', 21, { library: 'C1', region: 'FI-18' }),
  ]);
  await on.database.transaction((tx) => renewToldLibraries(tx, 50));
});
afterAll(async () => {
  server.close();
  await on.close();
  await rm(folder, { recursive: true });
});

const file = (format: string, more = '') => `memberships.${format}?purpose=RESEARCH${more}`;

describe('an export before there is a release', () => {
  test('is for later, and is no release when nothing is told', async () => {
    const answer = await server.get(file('csv'));
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '60']);
    expect((await on.run('{ membershipExport { id } }', {}, ANALYST))['membershipExport']).toBeNull();
    const sweep = on.subgraph.sweeps.find(({ name }) => name === 'exportRelease');
    expect(await sweep?.isDue?.()).toBe(true);
    expect(await sweep?.run()).toBe(90);
    expect(await sweep?.isDue?.()).toBe(false);
    on.clock.advance(24 * 3_600_000);
    expect(await sweep?.isDue?.()).toBe(true);
    on.clock.set(SINCE);
    await on.rows('DELETE FROM export_release');
    await release(on);
  });
});

describe('[A28] who may have it', () => {
  test.each([
    ['nobody', '', 401],
    ['somebody without a role here', 'desk.rana', 403],
  ])('%s may not, and changes nothing', async (_who, subject, status) => {
    const before = await wholeDatabase(on);
    expect((await server.get(file('csv'), {}, subject)).status).toBe(status);
    expect(await wholeDatabase(on)).toEqual(before);
  });

  test.each([
    ['without a purpose', 'memberships.csv', 400, 'purpose'],
    ['for a purpose that is none', 'memberships.csv?purpose=CURIOSITY', 400, 'purpose'],
    ['for a purpose that every object has', 'memberships.csv?purpose=toString', 400, 'purpose'],
    ['for two purposes', 'memberships.csv?purpose=RESEARCH&purpose=QUALITY', 400, 'purpose'],
    ['of a release that is none', file('csv', '&release=1'), 400, 'release'],
    ['of a release that is gone', file('csv', '&release=00000000-0000-4000-8000-000000000000'), 404, undefined],
    ['in another format', 'memberships.xlsx?purpose=RESEARCH', 404, undefined],
    ['in a format that every object has', 'memberships.toString?purpose=RESEARCH', 404, undefined],
  ])('an analyst may not %s', async (_what, path, status, field) => {
    const before = await wholeDatabase(on);
    const answer = await server.get(path);
    const { errors } = (await answer.json()) as { errors: { extensions: { field?: string } }[] };
    expect([answer.status, errors[0]?.extensions.field]).toEqual([status, field]);
    expect(await wholeDatabase(on)).toEqual(before);
  });

  test('[A61] text in a parameter or header is a value and nothing more', async () => {
    const before = await wholeDatabase(on);
    for (const text of injections(12)) {
      const value = encodeURIComponent(text.replace(/[\ud800-\udfff]/g, '?'));
      expect((await server.get(`memberships.csv?purpose=${value}`)).status).toBe(400);
      expect((await server.get(file('csv', `&release=${value}`))).status).toBe(400);
      expect((await server.get(`memberships.${value}x?purpose=RESEARCH`)).status).toBeGreaterThanOrEqual(400);
    }
    expect(await wholeDatabase(on)).toEqual(before);
  });
});

describe('what is in it', () => {
  const expected = () => {
    const name = (country: string, id: string) =>
      `m${createHmac('sha256', KEY).update(`${country}|${id}`).digest('hex').slice(0, 32)}`;
    const digits = (n: number) => String(n).padStart(4, '0');
    const rows = [
      ...Array.from({ length: 60 }, (_, n) => [name('netherlands', `netherlands-${digits(n)}`), 'NETHERLANDS']),
      ...Array.from({ length: 9 }, (_, n) => [name('norway', `norway-${digits(n)}`), 'NORWAY']),
      ...Array.from({ length: 21 }, (_, n) => [name('finland', `finland-${digits(n)}`), 'FINLAND']),
    ];
    return rows.sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
  };

  test('[A64] CSV: the watermark alone in its column, no cell that begins a formula, and a line for each record', async () => {
    const answer = await server.get(file('csv'));
    expect(answer.headers.get('x-total-rows')).toBe('90');
    const lines = (await answer.text()).split('\n');
    expect(lines[0]).toBe('record,country,kind,status,library,region,since,through,watermark');
    const id = answer.headers.get('x-export-release');
    expect(lines[1]).toBe(`,,,,,,,,release=${id}; caller=staff|analyst.one; purpose=RESEARCH; at=${SINCE}`);
    expect(lines.slice(2, -1).map((line) => line.split(',').slice(0, 2))).toEqual(expected());
    expect(lines.at(-1)).toBe('');
    const of = (country: string) => lines.find((line) => line.includes(country))?.replace(/^\w+/, '');
    expect(of('NETHERLANDS')).toBe(',NETHERLANDS,STANDARD,ACTIVE,0301,03,2024-01,2027-03,');
    expect(of('NORWAY')).toBe(`,NORWAY,'=1+1,ACTIVE,,"11,""x""",2024-01,,`);
    expect(of('FINLAND')).toBe(',FINLAND,STANDARD,ACTIVE,,,2024-01,,');
  });

  test.each(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])(
    '[A64] a cell that begins with %j is text',
    (sign) => {
      expect(csvCell(`${sign}HYPERLINK("x")`).replaceAll('"', '')).toMatch(/^'/);
    },
  );

  test('NDJSON: the watermark first, then an object for each record', async () => {
    const lines = (await (await server.get(file('ndjson'))).text()).trimEnd().split('\n');
    const [mark, ...rows] = lines.map((line) => JSON.parse(line));
    expect(mark).toEqual({ watermark: expect.objectContaining({ caller: 'staff|analyst.one', purpose: 'RESEARCH' }) });
    expect(rows.map(({ record, country }) => [record, country])).toEqual(expected());
    expect(rows.find(({ country }) => country === 'NORWAY')).toMatchObject({
      kind: '=1+1',
      library: null,
      region: '11,"x"',
    });
  });

  test('Parquet: read by DuckDB, with the watermark among its metadata', async () => {
    const path = join(folder, 'memberships.parquet');
    await writeFile(path, Buffer.from(await (await server.get(file('parquet'))).arrayBuffer()));
    const connection = await (await DuckDBInstance.create()).connect();
    const read = async (sql: string) => (await connection.runAndReadAll(sql)).getRowsJson();
    expect(await read(`SELECT record, country FROM read_parquet('${path}')`)).toEqual(expected());
    expect(
      await read(`SELECT DISTINCT library, region, through FROM read_parquet('${path}') WHERE country = 'FINLAND'`),
    ).toEqual([[null, null, null]]);
    const [[mark]] = (await read(`SELECT decode(value) FROM parquet_kv_metadata('${path}')`)) as [[string]];
    expect(JSON.parse(mark)).toMatchObject({ caller: 'staff|analyst.one', purpose: 'RESEARCH', at: SINCE });
    connection.closeSync();
  });

  test('[A43] another release has other names in another order, and the key of none is kept', async () => {
    const order = async () => {
      const rows = (await (await server.get(file('csv'))).text()).split('\n').slice(2, -1);
      return rows.map((row) => row.slice(0, 33));
    };
    const first = await order();
    on.clock.advance(1_000);
    await release(on, Buffer.alloc(32, 'of another'));
    const second = await order();
    expect(second.filter((name) => first.includes(name))).toEqual([]);
    const countries = (await (await server.get(file('csv'))).text()).split('\n').map((row) => row.split(',')[1]);
    expect(countries).not.toEqual(['country', '', ...expected().map(([, country]) => country), undefined]);
    const kept = Object.values(await wholeDatabase(on))
      .flat()
      .join();
    expect(kept).not.toContain(Buffer.alloc(32, 'of another').toString('hex'));
    await on.rows(`DELETE FROM export_release WHERE made_at > $1`, [SINCE]);
    on.clock.set(SINCE);
  });
});

test('the night deletes a release however long that takes: it can be gigabytes', async () => {
  await on.rows(`
    CREATE FUNCTION refuse_haste() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF current_setting('statement_timeout') <> '0' THEN RAISE 'ends after a while'; END IF;
      RETURN OLD;
    END $$;
    CREATE TRIGGER refuse_haste BEFORE DELETE ON export_release FOR EACH ROW EXECUTE FUNCTION refuse_haste();`);
  on.clock.advance(48 * 3_600_000);
  await on.subgraph.retention?.sweep.run();
  expect(await on.rows('SELECT FROM export_chunk')).toEqual([]);
  await on.rows('DROP FUNCTION refuse_haste CASCADE');
});
