import type { SubgraphText } from '../../../scripts/schema/subgraphText.ts';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@external", "@requires"])`;

/** A small subgraph without a fault; `more` is added to it, and replacements change what is there. */
export function harbour(more = '', ...replacements: [string, string][]): SubgraphText {
  const typeDefs = `${LINK}
    type Query {
      "A boat by its id."
      boat("Its id." id: ID!): Boat
      "At most five harbours."
      harbours: [String!]
    }
    type Mutation {
      "Moors a boat."
      moor("Which boat and where." input: MooringInput!): MoorResult
    }
    "A boat."
    type Boat @key(fields: "id") {
      "Opaque."
      id: ID!
      "In metres."
      length: Int!
    }
    "The berth is taken."
    type Refused {
      "What was refused."
      code: RefusalCode!
    }
    "Every no of the harbour."
    enum RefusalCode {
      "Taken."
      BERTH_TAKEN
    }
    "The boat, or why not."
    union MoorResult = Boat | Refused
    "Where a boat is to lie."
    input MooringInput {
      "Its id."
      boat: ID!
      "The berth."
      berth: Int = 1
    }
    ${more}`;
  return { name: 'harbour', typeDefs: changed(typeDefs, replacements) };
}

/** A second subgraph, which adds to the boats of the first. */
export function registry(more = '', ...replacements: [string, string][]): SubgraphText {
  const typeDefs = `${LINK}
    type Query {
      "How many boats are registered."
      registered: Int
    }
    "A boat."
    type Boat @key(fields: "id") {
      "Opaque."
      id: ID!
      "Its first name."
      firstName: String
    }
    ${more}`;
  return { name: 'registry', typeDefs: changed(typeDefs, replacements) };
}

function changed(typeDefs: string, replacements: [string, string][]): string {
  return replacements.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`there is no ${from} to replace`);
    return text.replace(from, to);
  }, typeDefs);
}
