import { readdirSync, readFileSync } from 'node:fs';
import { Supergraph } from '@apollo/federation-internals';
import { describe, expect, test } from '@jest/globals';
import { buildASTSchema, parse } from 'graphql';
import { DocumentGate } from '../../../gateway/limits/documentGate.ts';
import { LIMITS } from '../../../gateway/limits/operationLimits.ts';
import { BOOKSHOP } from '../../support/bookshop.ts';

const gate = new DocumentGate(LIMITS);
gate.use(Supergraph.build(BOOKSHOP, { validateSupergraph: false }).apiSchema().toGraphQLJSSchema(), BOOKSHOP);

describe('the cost of an operation', () => {
  const cost = (document: string, variables = {}, name?: string) => {
    const { excess, ...passed } = gate.look(document, document);
    return excess ?? ('operation' in passed ? passed.operation(name)?.cost(variables) : undefined);
  };

  test.each<[string, string, object, number]>([
    ['a scalar costs nothing', '{ hello slow }', {}, 0],
    ['@cost says what a field costs', '{ appraisal appraisal }', {}, 50],
    ['a field of a mutation costs ten', 'mutation { order tell(text: "") }', {}, 20],
    ['an object costs one', '{ shelf { name } }', {}, 1],
    ['a list as many as are asked for', '{ books(first: 4) { title } }', {}, 4],
    ['a list as many as its argument says unless given', '{ books { title } }', {}, 10],
    ['a list that says nothing three', '{ books(first: 1) { sequels { title } } }', {}, 4],
    ['@listSize says how many', '{ archive { author { name } } }', {}, 80],
    ['@listSize says which argument counts', '{ catalogue(pages: 7) { title } }', {}, 7],
    [
      'a connection as many as its page is long',
      '{ shelf(last: 5) { nodes { title } edges { node { title } } } }',
      {},
      16,
    ],
    ['a connection without a page three', '{ shelf { nodes { title } } }', {}, 4],
    [
      'lists in lists multiply',
      '{ books(first: 5) { sequels { sequels { author { name } } } } }',
      {},
      5 * (1 + 3 * (1 + 3 * 2)),
    ],
    ['a variable counts', 'query ($n: Int) { books(first: $n) { title } }', { n: 6 }, 6],
    ['else its default', 'query ($n: Int = 8) { books(first: $n) { title } }', {}, 8],
    ['else that of the argument', 'query ($n: Int) { books(first: $n) { title } }', {}, 10],
    ['null is no number', 'query ($n: Int = 8) { shelf(last: $n) { nodes { title } } }', { n: null }, 4],
    ['a page of fewer than none costs no less than nothing', '{ books(first: -5) { title } }', {}, 0],
    [
      'fragments count where they are put in',
      '{ books(first: 2) { ...f } shelf { nodes { ...f } } } fragment f on Book { author { name } }',
      {},
      2 * 2 + 1 + 3 * 2,
    ],
    ['inline fragments and skipped fields count', '{ ... { ... on Query { shelf @skip(if: true) { name } } } }', {}, 1],
    [
      'a page of the greatest number is still a number',
      '{ books(first: 2147483647) { sequels { title } } }',
      {},
      4_000_000,
    ],
  ])('%s', (_rule, document, variables, expected) => expect(cost(document, variables)).toBe(expected));

  test('is that of the operation that is meant', () => {
    const document = 'query A { shelf { name } } query B { hello }';
    expect([cost(document, {}, 'A'), cost(document, {}, 'B'), cost(document, {})]).toEqual([1, 0, undefined]);
  });
});

test('every journey is far within the limits', () => {
  const journeys = new DocumentGate({ ...LIMITS, tokens: 500, depth: 12, aliases: 10, selections: 500, fragments: 10 });
  journeys.use(buildASTSchema(parse(readFileSync('schema/api.graphql', 'utf8'))), '');
  for (const name of readdirSync('schema/journeys')) {
    const { excess, ...passed } = journeys.look(readFileSync(`schema/journeys/${name}`, 'utf8'), name);
    expect([name, excess]).toEqual([name, undefined]);
    const operation = 'operation' in passed ? passed.operation(undefined) : undefined;
    expect(operation?.cost({ first: 100 })).toBeLessThan(LIMITS.cost / 3);
  }
});
