import { describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { columnsOf, KINDS, readColumns } from '../../scripts/recordOfProcessing/columns.ts';
import { personalDataParts, unknownClasses, withParts } from '../../scripts/recordOfProcessing/report.ts';
import { SUBGRAPHS } from '../../subgraphs/countries.ts';
import { clusterUrl } from '../support/cluster.ts';

async function realColumns(country: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: clusterUrl(`template_${country}`) });
  await client.connect();
  const { rows } = await client.query(
    `SELECT table_name || '.' || column_name AS name FROM information_schema.columns WHERE table_schema = 'public'`,
  );
  await client.end();
  return rows.map(({ name }) => name).sort();
}

describe('docs/personalData.tsv', () => {
  test.each(SUBGRAPHS.map(({ name }) => name))(
    'says of every column of %s what it holds, and of no other',
    async (name) => {
      const said = columnsOf(name, readColumns()).map(({ table, column }) => `${table}.${column}`);
      expect(said.sort()).toEqual(await realColumns(name));
    },
  );

  test('sends nothing to a class that no retention table has', () => {
    expect(unknownClasses(SUBGRAPHS, readColumns())).toEqual([]);
    const text = 'in\ttable\tcolumn\tkind\tkept\nnorway\tboat\tname\tidentity\tboatClass\n';
    expect(unknownClasses(SUBGRAPHS, readColumns(text))).toEqual([
      'docs/personalData.tsv: boat is kept by boatClass, which no table says',
    ]);
  });

  test.each(['norway\tboat\tname\tfishy\tfor good', 'norway\tboat\tname\tidentity\t'])(
    'refuses the line %j',
    (line) => {
      expect(() => readColumns(`head\n${line}\n`)).toThrow('docs/personalData.tsv');
    },
  );
});

describe('docs/personalData.md', () => {
  test('names every table that is about somebody, every class and every kind', () => {
    const { columns = '', retention = '' } = personalDataParts(SUBGRAPHS, readColumns());
    for (const { table, kind } of readColumns()) {
      expect(columns).toContain(`\`${table}\``);
      expect(columns).toContain(`* **${kind}**: ${KINDS[kind]}`);
    }
    for (const { name } of SUBGRAPHS.flatMap((country) => country.retention))
      expect(retention).toContain(`\`${name}\``);
  });

  test('takes the parts between its marks and keeps the rest; a missing mark is said', () => {
    const text = 'before\n<!-- generated: a, by b -->\nold\n<!-- end -->\nafter\n';
    expect(withParts(text, { a: 'new\n' })).toBe('before\n<!-- generated: a, by b -->\n\nnew\n\n<!-- end -->\nafter\n');
    expect(withParts(withParts(text, { a: 'new\n' }), { a: 'new\n' })).toBe(withParts(text, { a: 'new\n' }));
    expect(() => withParts(text, { c: 'x' })).toThrow('has no place for the part c');
  });
});
