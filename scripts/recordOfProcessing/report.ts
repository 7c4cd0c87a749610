import { LOOKUP_PURPOSES as FINNISH } from '../../subgraphs/finland/domain/purposes.ts';
import { LOOKUP_PURPOSES as NORWEGIAN } from '../../subgraphs/norway/domain/lookupPurpose.ts';
import type { Country } from '../../subgraphs/shared/runtime/subgraph.ts';
import { durationText, type RetentionRule } from '../../subgraphs/shared/vocabulary/retention.ts';
import { type ClassifiedColumn, KINDS, type Kind } from './columns.ts';

type Described = Pick<Country, 'name' | 'retention'>;

const NAMES: Readonly<Record<string, string>> = {
  netherlands: 'the Netherlands',
  norway: 'Norway',
  finland: 'Finland',
  insight: 'Insight, which registers nobody',
};
const ACTIONS = { DELETE: 'deleted', EMPTY: 'emptied', WARN: 'the person is warned' } as const;
const PURPOSES = { Norway: NORWEGIAN, Finland: FINNISH };

/** The generated parts of docs/personalData.md, by the name that their marks bear. */
export function personalDataParts(
  countries: readonly Described[],
  columns: readonly ClassifiedColumn[],
): Readonly<Record<string, string>> {
  return { purposes: purposes(), retention: retention(countries), columns: everyTable(countries, columns) };
}

/** The text with each part between its marks, `<!-- generated: name -->` and `<!-- end -->`. */
export function withParts(text: string, parts: Readonly<Record<string, string>>): string {
  return Object.entries(parts).reduce((whole, [name, part]) => {
    const marks = new RegExp(`(<!-- generated: ${name}[^\n]*-->\n)[^]*?(<!-- end -->)`);
    if (!marks.test(whole)) throw new Error(`docs/personalData.md has no place for the part ${name}`);
    return whole.replace(marks, (_all, begin: string, end: string) => `${begin}\n${part}\n${end}`);
  }, text);
}

/** A line for each class that a column names and its country does not have. */
export function unknownClasses(countries: readonly Described[], columns: readonly ClassifiedColumn[]): string[] {
  const known = new Set(countries.flatMap((country) => country.retention.map(({ name }) => name)));
  const named = columns.flatMap(({ table, kept }) => kept.split(', ').map((one) => ({ table, one })));
  const wrong = named.filter(({ one }) => !known.has(one) && !/^(with |while |for good$)/.test(one));
  return [
    ...new Set(wrong.map(({ table, one }) => `docs/personalData.tsv: ${table} is kept by ${one}, which no table says`)),
  ];
}

function purposes(): string {
  const rows = Object.entries(PURPOSES).flatMap(([country, catalogue]) =>
    Object.entries(catalogue).map(([code, { roles, legalGround, retention: kept }]) => {
      return [country, `\`${code}\``, roles.join(', '), legalGround, kept];
    }),
  );
  return table(['country', 'code', 'roles', 'legal ground', 'retention'], rows);
}

function retention(countries: readonly Described[]): string {
  const everywhere = countries[0]?.retention.filter(({ name }) => countries.every((one) => has(one, name))) ?? [];
  const own = countries.map(({ name, retention: rules }) => {
    return [name, rules.filter((rule) => !everywhere.some((one) => one.name === rule.name))] as const;
  });
  return [['every country', everywhere] as const, ...own]
    .map(([name, rules]) => `### ${capital(NAMES[name] ?? name)}\n\n${table(RULE_HEAD, rules.map(ruleRow))}`)
    .join('\n');
}

const RULE_HEAD = ['class', 'data', 'from', 'time', 'then', 'source', 'setting'];

function ruleRow({ name, data, from, duration, action, source, setting }: RetentionRule): string[] {
  const own = setting ? `\`${setting}\`` : '';
  return [`\`${name}\``, data, from, durationText(duration), ACTIONS[action], source, own];
}

function has({ retention: rules }: Described, wanted: string): boolean {
  return rules.some(({ name }) => name === wanted);
}

function everyTable(countries: readonly Described[], columns: readonly ClassifiedColumn[]): string {
  const kinds = Object.entries(KINDS).map(([kind, words]) => `* **${kind}**: ${words}`);
  const shared = columns.filter((column) => !countries.some(({ name }) => column.countries.join() === name));
  const chapters = countries.map(({ name }) => {
    const own = columns.filter((column) => column.countries.join() === name);
    return `### ${capital(NAMES[name] ?? name)}\n\n${tables(own)}`;
  });
  return [`${kinds.join('\n')}\n`, `### Every country\n\n${tables(shared)}`, ...chapters].join('\n');
}

function tables(columns: readonly ClassifiedColumn[]): string {
  const names = [...new Set(columns.map((column) => column.table))];
  const rows = names.flatMap((name) => {
    const of = columns.filter((column) => column.table === name && column.kind !== 'nobody');
    return of.length === 0 ? [] : [[`\`${name}\``, held(of), [...new Set(of.map(({ kept }) => kept))].join(', ')]];
  });
  const nobodys = names.filter((name) => columns.every((one) => one.table !== name || one.kind === 'nobody'));
  const rest = nobodys.length === 0 ? '' : `\nOf nobody: ${nobodys.map((name) => `\`${name}\``).join(', ')}.\n`;
  return table(['table', 'holds', 'kept by'], rows) + rest;
}

function held(columns: readonly ClassifiedColumn[]): string {
  const kinds: readonly Kind[] = [...new Set(columns.map(({ kind }) => kind))];
  const listed = kinds.map((kind) => {
    const names = columns.filter((column) => column.kind === kind).map(({ column }) => column);
    return `**${kind}** ${names.join(', ')}`;
  });
  return listed.join('; ');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return `${lines.join('\n')}\n`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
