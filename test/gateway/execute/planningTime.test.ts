import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { composeServices } from '@apollo/composition';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { planningGateway } from '../../../gateway/execute/planningGateway.ts';
import { TookTooLong, withinTime } from '../../../gateway/execute/withinTime.ts';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

/** An entity that leads to itself in every subgraph: each level multiplies the ways to plan it. */
const part = (name: string) => ({
  name,
  url: `http://${name}.invalid`,
  typeDefs: parse(`
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])
    type Query { ${name}: Node }
    type Node @key(fields: "id") { id: ID! next: [Node] @shareable of_${name}: String }`),
});
const { supergraphSdl = '' } = composeServices(['one', 'two', 'three'].map(part));
const nested = (levels: number) =>
  `{ one { ${'next { '.repeat(levels)} of_one of_two of_three ${'} '.repeat(levels)} } }`;

const NOT_KEPT = ['queryPlanner', 'supergraphSchema', 'apiSchema']; // ApolloGateway's own

async function serve(planningMs?: number) {
  const loading = new ApolloGateway({ supergraphSdl });
  const server = new ApolloServer({
    gateway: planningGateway(
      loading,
      {
        onBehalfOf: () => ({
          ask: async (_name, _body, _isRead, take) => take({ data: { one: null } }),
          warn: () => undefined,
        }),
        close: async () => undefined,
      },
      planningMs === undefined ? {} : { planningMs },
    ),
    maxRecursiveSelections: 5_000,
  });
  await server.start();
  return async (query: string) => {
    expect(NOT_KEPT.filter((name) => name in loading)).toEqual([]);
    const begun = performance.now();
    const { body } = await server.executeOperation({ query });
    const { data, errors } = body.kind === 'single' ? body.singleResult : {};
    return { data, errors, milliseconds: performance.now() - begun };
  };
}

describe('[A49] an operation that could be planned in millions of ways', () => {
  let ask: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    ask = await serve();
  });

  test.each([[8], [10], [14]])(
    'of %d levels is refused in time, as something the client can change',
    async (levels) => {
      const { data, errors, milliseconds } = await ask(nested(levels));
      expect(milliseconds).toBeLessThan(30_000); // of what would take hours
      expect([data, errors?.map(({ extensions }) => extensions?.['code'])]).toEqual([undefined, ['BAD_USER_INPUT']]);
    },
  );

  test('of few levels is planned and answered', async () => {
    expect((await ask(nested(1))).errors).toBeUndefined();
  });
});

describe('planning', () => {
  test('that takes too long is stopped in the middle, and goes on with another planner', async () => {
    const hasty = await serve(20);
    const { errors } = await hasty(nested(10));
    expect(errors?.[0]?.message).toBe('The operation takes too long to plan: ask for less at once.');
    let answer = await hasty('{ one { id } }');
    for (let turn = 0; answer.errors && turn < 20; turn += 1) answer = await hasty('{ one { id } }');
    expect(answer.errors).toBeUndefined();
  });

  test('is not stopped where it ends in time, and its own errors are its own', () => {
    expect(withinTime(1_000, () => 7)).toBe(7);
    expect(() => withinTime(1_000, () => JSON.parse('{'))).toThrow(SyntaxError);
    expect(() =>
      withinTime(10, () => {
        for (;;);
      }),
    ).toThrow(TookTooLong);
    expect(withinTime(1_000, () => withinTime(500, () => 8))).toBe(8);
  });

  test('is let go of when it is done: else a supergraph would stay that was replaced', async () => {
    const held = (() => {
      const large = { supergraph: 'of before' };
      withinTime(1_000, () => large);
      return new WeakRef(large);
    })();
    for (let tries = 0; tries < 20 && held.deref(); tries += 1) {
      await new Promise(setImmediate);
      collect();
    }
    expect(held.deref()).toBeUndefined();
  });
});
