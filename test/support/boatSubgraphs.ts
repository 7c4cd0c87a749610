import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { type GraphQLSchema, parse } from 'graphql';
import type { Caller } from '../../subgraphs/shared/runtime/caller.ts';
import { traceUnderWay } from '../../subgraphs/shared/runtime/callTrace.ts';
import type { Database } from '../../subgraphs/shared/runtime/database.ts';
import type { Subgraph } from '../../subgraphs/shared/runtime/subgraph.ts';

/** What the test subgraphs saw of a call. */
export interface Seen {
  caller: Caller | undefined;
  language: string;
  network: string;
}

const SAIL = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])
  enum Wind { NORTH SOUTH }
  type Query { sail(number: String, wind: Wind, metres: Int): Boat, whoami: String, trace: String, broken(why: String): String }
  type Boat @key(fields: "id") { id: ID!, name: String!, owner: Boat, friends: [Boat!]! }`;
const MOTOR = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])
  type Query { motor: Engine }
  type Engine { power: Int! }
  type Boat @key(fields: "id") { id: ID!, engine: Engine }`;

export function boatSupergraph(): string {
  const { supergraphSdl, errors } = composeServices([
    { name: 'sail', url: 'http://sail.invalid', typeDefs: parse(SAIL) },
    { name: 'motor', url: 'http://motor.invalid', typeDefs: parse(MOTOR) },
  ]);
  if (!supergraphSdl) throw new Error(String(errors));
  return supergraphSdl;
}

const BOAT = { id: 'b1', name: 'Vesla', owner: { id: 'b2', name: 'Storfar' }, friends: [] };

export function sailSchema(): GraphQLSchema {
  const whoami = (_root: unknown, _arguments: unknown, { caller }: Seen) =>
    caller ? `${caller.issuer}|${caller.subject}` : 'nobody';
  const broken = () => {
    throw new Error('duplicate key (code)=(280215A924B) at http://10.0.0.1:5432');
  };
  const trace = () => JSON.stringify(traceUnderWay());
  const resolvers = { Query: { sail: () => BOAT, whoami, trace, broken } };
  return buildSubgraphSchema([{ typeDefs: parse(SAIL), resolvers: resolvers as never }]);
}

export function motorSchema(): GraphQLSchema {
  const engine = () => ({ power: 9 });
  const resolvers = {
    Query: { motor: engine },
    Boat: { engine, __resolveReference: ({ id }: { id: string }) => ({ id }) },
  };
  return buildSubgraphSchema([{ typeDefs: parse(MOTOR), resolvers }]);
}

export function boatSubgraph(name: string, schema: GraphQLSchema, database: Database, seen: Seen[]): Subgraph {
  return {
    name,
    schema,
    database,
    outbox: { start: () => undefined, drain: async () => 0, stop: async () => undefined },
    sweeps: [],
    contextFor(caller, language, network) {
      seen.push({ caller, language, network });
      return { caller, language };
    },
    close: async () => undefined,
  };
}
