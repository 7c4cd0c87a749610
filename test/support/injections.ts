const ENDS = ["'", '"', '`', "')", '")', "';", '\\', "\\'", '%27', '$1', '$$', '', ' ', '\u0000', '\ud800', 'ʼ', '＇'];
const ACTS = [
  ' OR 1=1',
  ' OR (SELECT count(*) FROM personal_number) > 0',
  '; DROP TABLE audit CASCADE',
  '; UPDATE audit SET actor = $$x$$',
  ' UNION SELECT ciphertext::text FROM personal_number',
  '; SELECT pg_sleep(60)',
  " || (SELECT current_setting('data_directory'))",
  '; COPY (SELECT 1) TO PROGRAM $$true$$',
  ' ORDER BY (SELECT 1/0)',
  ', (SELECT version())',
  '::regclass',
  ' LIMIT ALL OFFSET -1',
  ' ~* .*',
  ' LIKE %',
  '; CREATE ROLE intruder SUPERUSER',
  "; DO $do$ BEGIN RAISE EXCEPTION 'x'; END $do$",
  ' RETURNING *',
  '/**/AND/**/1=1',
  '; LISTEN x; NOTIFY x',
  '{"$ne":null}',
];
const TAILS = ['', ' --', ' #', ' /*', ';', "'", '"', '\u0000', '\n--', ' \\'];
const HEADS = [
  '',
  'x',
  '1',
  '-1',
  'N183310001',
  '2183300',
  'C100001',
  '280215A924B',
  '00000000-0000-0000-0000-000000000000',
  'ÆØÅ',
];

/** So many different texts that would be more than a value if any statement were put together from them. */
export function* injections(count: number): Generator<string> {
  const lists = [HEADS, ENDS, ACTS, TAILS];
  const all = lists.reduce((product, list) => product * list.length, 1);
  for (let made = 0; made < count; made += 1) {
    // A step that shares no divisor with the whole walks through all of them; a number makes the rounds after it differ.
    let rest = (made * 7_919) % all;
    const round = Math.floor(made / all);
    const parts = lists.map((list) => {
      const part = list[rest % list.length] ?? '';
      rest = Math.floor(rest / list.length);
      return part;
    });
    yield parts.join('') + (round === 0 ? '' : String(round));
  }
}
