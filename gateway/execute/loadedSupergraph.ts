import { type Schema, Supergraph } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import { buildASTSchema, type GraphQLSchema, parse } from 'graphql';
import { keepExternalFieldsApart } from './externalFields.ts';
import { narrowNames } from './narrowNames.ts';
import { refuseConflictingArguments } from './requiredArguments.ts';

/** The supergraph in the forms that planning and answering need. */
export interface LoadedSupergraph {
  readonly sdl: string;
  readonly planner: QueryPlanner;
  /** As clients know it: for the planner, and for graphql-js. */
  readonly api: Schema;
  readonly apiSchema: GraphQLSchema;
  /** With what is hidden from clients. */
  readonly fullSchema: GraphQLSchema;
}

keepExternalFieldsApart();

const PATHS_LIMIT = 1_000; // bounds planning of hostile queries

/** Throws `UnplannableSupergraph` where plans for it would answer wrongly. */
export function loadSupergraph(sdl: string): LoadedSupergraph {
  narrowNames(sdl);
  const document = parse(sdl, { noLocation: true }); // places would be kept with every token, and are half of it
  const fullSchema = buildASTSchema(document);
  refuseConflictingArguments(fullSchema);
  const supergraph = Supergraph.build(document, { validateSupergraph: false }); // ApolloGateway has validated it
  const api = supergraph.apiSchema();
  const planner = new QueryPlanner(supergraph, {
    exposeDocumentNodeInFetchNode: true,
    reuseQueryFragments: false, // answers are read by fetches without named fragments
    debug: { pathsLimit: PATHS_LIMIT },
  });
  return { sdl, planner, api, apiSchema: api.toGraphQLJSSchema(), fullSchema };
}
