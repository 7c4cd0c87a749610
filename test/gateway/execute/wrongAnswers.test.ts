import { describe, expect, test } from '@jest/globals';
import { loadSupergraph } from '../../../gateway/execute/loadedSupergraph.ts';
import { composedSupergraph, composedWorld, type Part } from './composedWorld.ts';

/** Where gateways that merge by the names of the answer give a wrong answer, or none without saying so. */

describe('two fields that require one field', () => {
  const shop = (required: string): Record<string, Part> => ({
    prices: {
      typeDefs: `type Query { product: Product } type Product @key(fields: "id") { id: ID!
        price(currency: String!): Int size: Size } type Size { length(unit: String): Int }`,
      resolvers: {},
    },
    post: { typeDefs: `type Product @key(fields: "id") { id: ID! ${required} }`, resolvers: {} },
  });
  const price = 'price(currency: String!): Int @external';
  const size = 'size: Size @external';
  const sizes = '} type Size @external { length(unit: String): Int';

  test.each([
    [
      'with different arguments',
      `${price} inEuro: Int @requires(fields: "price(currency: \\"EUR\\")")
       inDollar: Int @requires(fields: "price(currency: \\"USD\\")")`,
      /Product\.inEuro requires price\(currency: "EUR"\) of Product, and Product\.inDollar requires price\(currency: "USD"\)/,
    ],
    [
      'further down, with and without arguments',
      `${size} a: Int @requires(fields: "size { length }")
       b: Int @requires(fields: "size { length(unit: \\"in\\") }") ${sizes}`,
      /Product\.a requires length of Product\.size, and Product\.b requires length\(unit: "in"\)/,
    ],
    [
      'in a fragment',
      `${price} a: Int @requires(fields: "price(currency: \\"EUR\\")") b: Int
         @requires(fields: "... on Product { price(currency: \\"USD\\") }")`,
      /price\(currency: "USD"\)/,
    ],
  ])('%s are refused when the supergraph is loaded', (_how, required, words) => {
    expect(() => loadSupergraph(composedSupergraph(shop(required)))).toThrow(words);
  });

  test('with the same arguments are served', () => {
    const required = `${price} ${size} a: Int @requires(fields: "price(currency: \\"EUR\\") size { length }")
      b: Int @requires(fields: "size { length } price(currency: \\"EUR\\")") ${sizes}`;
    expect(() => loadSupergraph(composedSupergraph(shop(required)))).not.toThrow();
  });
});

describe('a field that is required with an argument', () => {
  const COMMENTS = ['c1', 'c2', 'c3', 'c4'].map((id) => ({ id }));
  const posts = composedWorld({
    feed: {
      typeDefs: `type Query { post: Post } type Post @key(fields: "id") { id: ID! comments(limit: Int!): [Comment] }
        type Comment @key(fields: "id") { id: ID! }`,
      resolvers: {
        Query: { post: () => ({ id: 'p1' }) },
        Post: {
          __resolveReference: ({ id }: { id: string }) => ({ id }),
          comments: (_post: unknown, { limit }: { limit: number }) => COMMENTS.slice(0, limit),
        },
      },
    },
    spam: {
      typeDefs: `type Post @key(fields: "id") { id: ID! comments(limit: Int!): [Comment] @external
          heard: String @requires(fields: "comments(limit: 3) { id }") }
        type Comment @key(fields: "id", resolvable: false) { id: ID! }`,
      resolvers: {
        Post: { heard: ({ comments }: { comments: { id: string }[] }) => comments.map(({ id }) => id).join() },
      },
    },
  });

  test.each([
    ['{ post { heard comments(limit: 1) { id } } }', {}, 1],
    ['{ post { comments(limit: 1) { id } heard } }', {}, 1],
    ['query ($n: Int = 2) { post { heard comments(limit: $n) { id } } }', {}, 2],
    [
      'query ($n: Int!) { post { heard ...A ...B } } fragment A on Post { comments(limit: $n) { id } } fragment B on Post { comments(limit: $n) { id } }',
      { n: 4 },
      4,
    ],
    ['{ post { heard comments: comments(limit: 3) { id } } }', {}, 3],
  ])('is not what the client asks for itself: %s', async (source, variables, count) => {
    const { data, errors } = await posts.ask(source, variables);
    expect(errors).toEqual([]);
    expect(data).toEqual({ post: { heard: 'c1,c2,c3', comments: COMMENTS.slice(0, count) } });
  });
});

describe('a key that cannot be had', () => {
  const BOOKS = [
    { upc: 'b1', id: '1' },
    { upc: 'b2', id: null }, // the only way to the author, and it is not known
    { upc: 'b3', id: '3' }, // hidden by the subgraph on the way
  ];
  const books = composedWorld({
    shelf: {
      typeDefs: 'type Query { books: [Book] } type Book @key(fields: "upc") { upc: ID! }',
      resolvers: { Query: { books: () => BOOKS.map(({ upc }) => ({ upc })) } },
    },
    register: {
      typeDefs: 'type Book @key(fields: "upc") @key(fields: "id") { upc: ID! id: ID }',
      resolvers: {
        Book: {
          __resolveReference: ({ upc }: { upc: string }) =>
            upc === 'b3' ? null : BOOKS.find((one) => one.upc === upc),
        },
      },
    },
    people: {
      typeDefs: 'type Book @key(fields: "id") { id: ID author: String }',
      resolvers: {
        Book: { __resolveReference: ({ id }: { id: string | null }) => ({ id, author: `author of ${id}` }) },
      },
    },
  });

  test('is told where nobody said why, and its entity is not asked for', async () => {
    const { data, errors } = await books.ask('{ books { upc author } }');
    expect(data.books).toEqual([
      { upc: 'b1', author: 'author of 1' },
      { upc: 'b2', author: null },
      { upc: 'b3', author: null },
    ]);
    expect(errors.map(({ path, code }) => [path, code])).toEqual([[['books', 1, 'author'], 'INTERNAL']]);
    const representations = books.asked.at(-1)?.variables['representations'];
    expect(representations).toEqual([{ __typename: 'Book', id: '1' }]);
  });
});

describe('an interface object', () => {
  const nodes = composedWorld({
    a: {
      typeDefs: `type Query { a: Node product: Product bread: Product } interface Node @key(fields: "id", resolvable: false) { id: ID! }
        interface Product @key(fields: "id") { id: ID! } type Bread implements Product @key(fields: "id") { id: ID! }
        type Cake implements Product @key(fields: "id") { id: ID! }`,
      resolvers: {
        Query: {
          a: () => ({ __typename: 'Bread', id: 'n1' }), // which is no Node
          product: () => ({ __typename: 'Bread', id: 'p1' }),
          bread: () => ({ __typename: 'Bread', id: 'p2' }),
        },
        Bread: { __resolveReference: ({ id }: { id: string }) => ({ id }) },
      },
    },
    b: {
      typeDefs: `type Query { b: Node found: Product } type Node @key(fields: "id") @interfaceObject { id: ID! field: String }
        type Product @key(fields: "id") @interfaceObject { id: ID! name: String! called(as: In): String } input In { a: Int b: Int }`,
      resolvers: {
        Query: { b: () => ({ id: 'n1', field: 'foo' }), found: () => ({ id: 'p9', name: 'found' }) },
        Product: {
          called: (_product: unknown, { as }: { as?: object }) => JSON.stringify(as ?? 'nothing'),
          __resolveReference: ({ id }: { id: string }) => (id === 'p1' ? null : { id, name: `name of ${id}` }),
        },
      },
    },
  });

  test('answers what needs no type', async () => {
    expect(await nodes.ask('{ b { id field } }')).toEqual({ data: { b: { id: 'n1', field: 'foo' } }, errors: [] });
  });

  test.each([
    ['whose type the subgraph does not have', '{ a { field } }', { a: null }],
    ['the same, with what the subgraph has', '{ a { id } }', { a: null }],
  ])('%s is null with an error', async (_what, source, expected) => {
    const { data, errors } = await nodes.ask(source);
    expect([data, errors.length > 0]).toEqual([expected, true]);
  });

  test('whose type nobody can tell is an error where the type is asked', async () => {
    const { data, errors } = await nodes.ask('{ found { __typename id name } }');
    expect([data, errors.length > 0]).toEqual([{ found: null }, true]);
  });

  test('that the subgraph does not know costs what may not be null, with an error', async () => {
    const { data, errors } = await nodes.ask('{ product { id name } }');
    expect([data, errors.length > 0]).toEqual([{ product: null }, true]);
  });

  test('is told apart by its type', async () => {
    expect(await nodes.ask('{ product { ... on Bread { id } } }')).toEqual({
      data: { product: { id: 'p1' } },
      errors: [],
    });
  });

  test.each([
    ['{ bread { ... on Cake { called } ... on Bread { called(as: { a: 1 }) } } }', '{"a":1}'],
    ['{ bread { ... on Cake { called(as: { a: 1 }) } ... on Bread { called: called } } }', '"nothing"'],
    ['{ bread { called(as: { b: 2, a: 1 }) ... on Bread { called(as: { a: 1, b: 2 }) } } }', '{"a":1,"b":2}'],
  ])('has the arguments that are meant for its type: %s', async (source, called) => {
    expect(await nodes.ask(source)).toEqual({ data: { bread: { called } }, errors: [] });
  });
});
