import { buildSubgraphSchema } from '@apollo/subgraph';
import { MapperKind, mapSchema, printSchemaWithDirectives } from '@graphql-tools/utils';
import { type GraphQLSchema, getNullableType, parse } from 'graphql';
import { buildSchema, createResolversMap, type NonEmptyArray } from 'type-graphql';

const FEDERATION = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@external", "@requires", "@inaccessible"])`;

/** Finds the entity that the gateway names by its id, or null where there is none or it is not the caller's to see. */
export type ReferenceResolver = (reference: { id: string }, context: never) => unknown;

export interface SchemaPlan {
  // biome-ignore lint/complexity/noBannedTypes: type-graphql takes the resolver classes themselves
  resolvers: NonEmptyArray<Function>;
  // biome-ignore lint/complexity/noBannedTypes: likewise
  types?: Function[];
  references: Readonly<Record<string, ReferenceResolver>>;
}

export interface FederatedSchema {
  schema: GraphQLSchema;
  /** As committed in schema/<name>.graphql and given to composition. */
  typeDefs: string;
}

export async function federatedSchema({ resolvers, types, references }: SchemaPlan): Promise<FederatedSchema> {
  const built = await buildSchema({ resolvers, orphanedTypes: types ?? [], validate: false, skipCheck: true });
  const schema = withNullableRoots(built);
  const typeDefs = `${FEDERATION}\n\n${printSchemaWithDirectives(schema)}\n`;
  const resolverMap = createResolversMap(schema);
  for (const [name, resolve] of Object.entries(references)) {
    resolverMap[name] = {
      ...(resolverMap[name] as object),
      __resolveReference: resolve,
    } as (typeof resolverMap)[string];
  }
  return { typeDefs, schema: buildSubgraphSchema([{ typeDefs: parse(typeDefs), resolvers: resolverMap as never }]) };
}

// A field that cannot be null takes its siblings along: a country that is down would cost the others' answers.
function withNullableRoots(schema: GraphQLSchema): GraphQLSchema {
  return mapSchema(schema, {
    [MapperKind.ROOT_FIELD]: (field) => ({ ...field, type: getNullableType(field.type) }),
  });
}
