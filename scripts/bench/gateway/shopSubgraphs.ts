import { buildSubgraphSchema } from '@apollo/subgraph';
import { type GraphQLSchema, parse } from 'graphql';
import { productAt, REVIEWED, REVIEWS, USERS } from './shopRows.ts';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3",
  import: ["@key", "@shareable", "@external", "@requires", "@provides"])`;

/** The four subgraphs of the public federation benchmark. */
export const SHOP: Readonly<Record<string, string>> = {
  accounts: `
    type Query { me: User user(id: ID!): User users: [User] }
    type User @key(fields: "id") { id: ID! name: String username: String @shareable birthday: Int }`,
  inventory: `
    type Product @key(fields: "upc") { upc: String! weight: Int @external price: Int @external inStock: Boolean
      shippingEstimate: Int @requires(fields: "price weight") }`,
  products: `
    type Query { topProducts(first: Int = 5): [Product] }
    type Product @key(fields: "upc") { upc: String! name: String price: Int weight: Int }`,
  reviews: `
    type Review @key(fields: "id") { id: ID! body: String product: Product author: User @provides(fields: "username") }
    type User @key(fields: "id") { id: ID! username: String @external numberOfReviews: Int reviews: [Review] }
    type Product @key(fields: "upc") { upc: String! reviews: [Review] }`,
};

/** The same in Federation 1, where a type has one owner and the others extend it. */
export function shopInFederation1(name: string): string {
  const isOwner = (type: string) =>
    type === (name === 'products' ? 'Product' : name === 'accounts' ? 'User' : 'Review');
  const extended = (text: string, type: string) => {
    if (type === 'Query') return text.replace('type Query', 'extend type Query');
    if (isOwner(type)) return text;
    return text.replace(`type ${type}`, `extend type ${type}`).replace(/\b(id: ID!|upc: String!)/, '$1 @external');
  };
  const types = (SHOP[name] ?? '').replaceAll(' @shareable', '').split(/(?=type \w+)/);
  return types.map((text) => extended(text, /type (\w+)/.exec(text)?.[1] ?? '')).join('');
}

const known = (upc: string) => productAt(Number(upc) - 1);
const userWith = (id: string) => USERS.find((user) => user.id === id);
const reviewsBy = ({ id }: { id: string }) => REVIEWS.filter(({ author }) => author === id);
const reviewsOf = ({ upc }: { upc: string }) => REVIEWS.filter(({ product }) => product === upc);

const RESOLVERS: Readonly<Record<string, object>> = {
  accounts: {
    Query: { me: () => USERS[0], user: (_: unknown, { id }: { id: string }) => userWith(id), users: () => USERS },
    User: { __resolveReference: ({ id }: { id: string }) => userWith(id) },
  },
  inventory: {
    Product: {
      inStock: ({ upc }: { upc: string }) => Number(upc) % 3 !== 0,
      shippingEstimate: ({ price, weight }: { price: number; weight: number }) =>
        price > 1_000 ? 0 : Math.round(weight / 2),
    },
  },
  products: {
    Query: {
      topProducts: (_: unknown, { first }: { first: number }) =>
        Array.from({ length: first }, (_item, index) => productAt(index)),
    },
    Product: { __resolveReference: ({ upc }: { upc: string }) => known(upc) },
  },
  reviews: {
    User: { numberOfReviews: (user: { id: string }) => reviewsBy(user).length, reviews: reviewsBy },
    Product: { reviews: (product: { upc: string }) => (Number(product.upc) > REVIEWED ? [] : reviewsOf(product)) },
    Review: {
      author: ({ author }: { author: string }) => userWith(author),
      product: ({ product }: { product: string }) => ({ upc: product }),
    },
  },
};

export function shopDocument(name: string) {
  return parse(`${LINK} ${SHOP[name]}`);
}

/** Real subgraphs, by name. */
export function shopSchemas(): Record<string, GraphQLSchema> {
  return Object.fromEntries(
    Object.keys(SHOP).map((name) => [
      name,
      buildSubgraphSchema([{ typeDefs: shopDocument(name), resolvers: RESOLVERS[name] as never }]),
    ]),
  );
}
