import { expect, test } from '@jest/globals';
import type { Subgraphs } from '../../../gateway/execute/execution.ts';
import { composedWorld } from './composedWorld.ts';
import { run } from './run.ts';

const COUNT = 10_000;
const ids = Array.from({ length: 2_000 }, (_, at) => ({ id: String(at) }));

const world = composedWorld({
  a: {
    typeDefs: `type Query { things: [Thing] echo(constructor: Int, text: String): String free: Free }
      scalar Free type Thing @key(fields: "_0 part") { _0: ID! @inaccessible part: Int! id: ID! }`,
    resolvers: {
      Query: {
        things: () => ids.map(({ id }) => ({ _0: id, part: 1, id: `shown ${id}` })),
        echo: (_root: unknown, given: object) => JSON.stringify(given),
        free: () => [[1]],
      },
      Thing: { __resolveReference: (sent: object) => sent },
    },
  },
  b: {
    typeDefs: 'type Thing @key(fields: "_0 part") { _0: ID! @inaccessible part: Int! name: String }',
    resolvers: { Thing: { __resolveReference: ({ _0: id }: { _0: string }) => ({ name: `name of ${id}` }) } },
  },
});

test('a key that is hidden from clients and has a name like the gateway’s own cannot be forged', async () => {
  const { data, errors } = await world.ask('{ things { a: id name } }');
  expect([errors, data.things[7]]).toEqual([[], { a: 'shown 7', name: 'name of 7' }]);
});

test.each([
  ['query ($constructor: Int) { echo(constructor: $constructor) }', {}, '{}'],
  ['query ($constructor: Int) { echo(constructor: $constructor) }', { constructor: 3 }, '{"constructor":3}'],
  ['query ($__proto__: Int = 2) { echo(constructor: $__proto__) }', {}, '{"constructor":2}'],
  ['query ($toString: String) { echo(text: $toString) }', {}, '{}'],
])('a variable may have the name of what every object of JavaScript has: %s %j', async (source, variables, echo) => {
  expect(await world.ask(source, variables)).toEqual({ data: { echo }, errors: [] });
});

test('a value of a scalar that could not be written again is no answer, and costs that subgraph only', async () => {
  const nested = (levels: number) => ({ data: { free: JSON.parse('['.repeat(levels) + ']'.repeat(levels)) } });
  const answered = (levels: number) =>
    run(
      world.supergraph,
      '{ free }',
      {},
      {
        ask: async (_subgraph, _body, _isRead, take) => take(nested(levels)),
        warn: () => undefined,
      },
    );
  expect((await answered(200)).errors).toEqual([]);
  for (const levels of [201, 100_000])
    expect(await answered(levels)).toMatchObject({ data: { free: null }, errors: [{ code: 'SUBGRAPH_UNAVAILABLE' }] });
});

test.each([
  ['the same field', ['_entities', 0, 'name']],
  ['no place', undefined],
])('very many errors of %s take no more than their number', async (_of, path) => {
  const errors = Array.from({ length: COUNT }, () => ({ message: 'x', path }));
  const things = ids.map(({ id }) => ({ __typename: 'Thing', _0: id, part: 1 }));
  const told = { data: { _entities: ids.map(() => ({ name: null })) }, errors };
  const ask: Subgraphs['ask'] = async (subgraph, _body, _isRead, take) =>
    take(subgraph === 'a' ? { data: { things } } : told);
  const before = process.cpuUsage();
  const answer = await run(world.supergraph, '{ things { name } }', {}, { ask, warn: () => undefined });
  expect(answer.errors).toHaveLength(COUNT);
  const { user, system } = process.cpuUsage(before);
  expect(user + system).toBeLessThan(3_000_000); // half a million; objects times errors take eight millions
});

test.each([
  [{ _0: '1', part: null, id: 'x' }],
  [{ __typename: 'Thing', _0: '1', id: 'x' }],
  [{ __typename: 'Thing', _0: '1', part: null, id: 'x' }],
])(
  'an entity of whose key a part is null, which it may not be, or is left out is asked of nobody: %j',
  async (thing) => {
    const asked: string[] = [];
    const ask: Subgraphs['ask'] = async (subgraph, _body, _isRead, take) => {
      asked.push(subgraph);
      take({ data: subgraph === 'a' ? { things: [thing] } : { _entities: [{ name: 'of somebody else' }] } });
    };
    const { data, errors } = await run(world.supergraph, '{ things { id name } }', {}, { ask, warn: () => undefined });
    expect([asked, data, errors.length]).toEqual([['a'], { things: [{ id: 'x', name: null }] }, 1]);
  },
);
