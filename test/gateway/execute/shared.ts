import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { graphql, parse } from 'graphql';
import type { Subgraphs } from '../../../gateway/execute/execution.ts';
import { CARDS, MEDIA, memberWith, ROOT } from './world.ts';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
  import: ["@key", "@shareable", "@external", "@requires", "@interfaceObject", "@provides", "@inaccessible"])`;

const TYPE_DEFS = {
  people: `
    type Query { me: Member member(id: ID!): Member members(first: Int): [Member!]! media: [Media!]!
      medium(id: ID!): Media }
    type Mutation { rename(id: ID!, name: String!): Member! }
    type Member @key(fields: "id") { id: ID! name: String! guardianId: ID! guardian: Member
      friends(limit: Int): [Member]! favourite: Thing! }
    union Thing = Book | Film | Member
    interface Media @key(fields: "id") { id: ID! title: String! }
    type Book implements Media @key(fields: "id") { id: ID! title: String! pages: Int! }
    type Film implements Media @key(fields: "id") { id: ID! title: String! minutes: Int! }`,
  cards: `
    type Query { card(number: String!): Card }
    type Member @key(fields: "id") { id: ID! level(scale: Int): Int! note(x: Int): Int! cards: [Card!]!
      strict: String! broken: String }
    enum Kind { CHILD ADULT HIDDEN @inaccessible }
    type Card @key(fields: "number") { number: String! kind: Kind! owner: Member }`,
  money: `
    type Member @key(fields: "id") { id: ID! level(scale: Int): Int! @external discount: Int! @requires(fields: "level")
      secret: String! }
    type Card @key(fields: "number") { number: String! balance: Int }`,
  post: `
    type Media @key(fields: "id") @interfaceObject { id: ID! postage: Int! }`,
} as const;

const member = { __resolveReference: ({ id }: { id: string }) => memberWith(id) ?? null };
const card = { __resolveReference: ({ number }: { number: string }) => CARDS.find((one) => one.number === number) };
const medium = { __resolveReference: ({ id }: { id: string }) => MEDIA.find((one) => one.id === id) };

const RESOLVERS: Readonly<Record<keyof typeof TYPE_DEFS, object>> = {
  people: { Member: member, Book: medium, Film: medium },
  cards: { Member: member, Card: card },
  money: {
    Member: {
      // What a subgraph requires it believes: the number that it was sent.
      __resolveReference: ({ id, level }: { id: string; level?: number }) => ({ ...memberWith(id), level }),
      discount: ({ level }: { level: number }) => level * 2,
    },
    Card: card,
  },
  post: {
    Media: {
      __resolveReference: ({ id }: { id: string }) => ({ ...MEDIA.find((one) => one.id === id), __typename: 'Media' }),
    },
  },
};

const documents = Object.entries(TYPE_DEFS).map(([name, text]) => ({ name, typeDefs: parse(`${LINK} ${text}`) }));

export function supergraphOfWorld(): string {
  const services = documents.map(({ name, typeDefs }) => ({ name, typeDefs, url: `http://${name}.example` }));
  const { supergraphSdl, errors } = composeServices(services);
  if (!supergraphSdl) throw new Error(errors?.map(({ message }) => message).join('\n'));
  return supergraphSdl;
}

export interface AskedWorld extends Subgraphs {
  readonly calls: { subgraph: string; query: string; variables: Record<string, unknown> }[];
  readonly warnings: string[];
}

/** The subgraphs, in this process. `answer` may say something else for one of them. */
export function subgraphsOfWorld(answer?: (subgraph: string, given: unknown) => unknown): AskedWorld {
  const schemas = Object.fromEntries(
    documents.map(({ name, typeDefs }) => [
      name,
      buildSubgraphSchema([{ typeDefs, resolvers: RESOLVERS[name as keyof typeof TYPE_DEFS] as never }]),
    ]),
  );
  const calls: AskedWorld['calls'] = [];
  const warnings: string[] = [];
  return {
    calls,
    warnings,
    async ask(subgraph, body, _isRead, take) {
      const { query, variables } = JSON.parse(body);
      calls.push({ subgraph, query, variables });
      const schema = schemas[subgraph];
      if (!schema) throw new Error('no such subgraph');
      const given = JSON.parse(
        JSON.stringify(await graphql({ schema, source: query, variableValues: variables, rootValue: ROOT })),
      );
      take(answer ? answer(subgraph, given) : given);
    },
    warn: (subgraph) => void warnings.push(subgraph),
  };
}
