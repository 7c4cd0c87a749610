import { expect } from '@jest/globals';
import type { Caller } from '../../subgraphs/shared/runtime/caller.ts';
import { type Contents, wholeDatabase } from './snapshot.ts';
import type { TestSubgraph } from './testSubgraph.ts';

type Table = Readonly<Record<string, Readonly<Partial<Record<string, readonly string[]>>>>>;

/** One question to the table: may this caller do that to a record that stands so to him. */
export interface Cell {
  readonly asked: string;
  readonly document: string;
  readonly variables: object;
  readonly role: string;
  readonly as: Caller | undefined;
  readonly relation: string;
  /** What whoever is let in at the door hears of a record that is not his: codes of refusals and failures, or 'null'. */
  readonly hidden: readonly string[];
}

/**
 * Asks through the GraphQL document and compares with the table; after a no, every row of the database with `before`.
 * Gives what the database holds afterwards, where it was looked at.
 */
export async function walkCell(
  on: TestSubgraph,
  permissions: Table,
  cell: Cell,
  before: Contents,
): Promise<Contents | undefined> {
  const { asked, document, variables, role, as, relation, hidden } = cell;
  const row = permissions[asked] ?? {};
  const { data, errors } = await on.answer(document, variables, as);
  const isEntity = document.includes('_entities');
  const answer = (isEntity ? (data?.['_entities'] as unknown[] | undefined)?.[0] : data?.[asked]) as Answer;
  const heard = errors?.map(({ extensions }) => String(extensions?.['code'])) ?? [
    answer ? (answer.code ?? 'yes') : 'null',
  ];
  if (row[role]?.includes(relation)) {
    expect(heard.filter((code) => hidden.includes(code) || code === 'FORBIDDEN' || code === 'null')).toEqual([]);
    expect(errors).toBeUndefined();
    return undefined;
  }
  const after = await wholeDatabase(on);
  if (row[role]) {
    expect(heard).toEqual([expect.stringMatching(new RegExp(`^(${(isEntity ? ['null'] : hidden).join('|')})$`))]);
    expect(unrecorded(after)).toEqual(unrecorded(before));
  } else {
    expect(heard).toEqual([isEntity ? 'null' : as ? 'FORBIDDEN' : 'UNAUTHENTICATED']);
    expect(after).toEqual(before);
  }
  return after;
}

type Answer = { readonly code?: string } | null | undefined;

// A refused attempt is on record and counted; nothing else of it stays.
function unrecorded(database: Contents): object {
  const { audit: _audit, attempt: _attempt, lookup_budget: _budget, ...rest } = database;
  return rest;
}

/** The cells that the table allows and nobody walks. */
export function unwalked(permissions: Table, cells: readonly Pick<Cell, 'asked' | 'role' | 'relation'>[]): string[] {
  const walked = new Set(cells.map(({ asked, role, relation }) => `${asked} ${role} ${relation}`));
  const named = Object.entries(permissions).flatMap(([asked, row]) =>
    Object.entries(row).flatMap(([role, relations = []]) => relations.map((one) => `${asked} ${role} ${one}`)),
  );
  return named.filter((cell) => !walked.has(cell));
}

/** Names one entity, as the gateway does. */
export function entity(name: string): string {
  return `query ($id: ID!) { _entities(representations: [{ __typename: "${name}", id: $id }]) { ... on ${name} { id } } }`;
}
