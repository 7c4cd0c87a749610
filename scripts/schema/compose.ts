import { composeServices } from '@apollo/composition';
import { lexicographicSortSchema, parse, printSchema } from 'graphql';
import type { SubgraphText } from './subgraphText.ts';

export interface Composed {
  supergraph: string;
  /** What clients see, sorted. */
  api: string;
  /** Hints of the composition that mean trouble: one line each. */
  warnings: string[];
}

/** The subgraphs do not make one schema; `reasons` holds a line for each fault. */
export class CompositionError extends Error {
  override name = 'CompositionError';
  readonly reasons: string[];

  constructor(reasons: string[]) {
    super(`the subgraphs do not compose:\n${reasons.join('\n')}`);
    this.reasons = reasons;
  }
}

const WARN = 60;

/** Composes the supergraph. Its addresses are placeholders: the gateway gets the real ones from its settings. */
export function compose(subgraphs: readonly SubgraphText[]): Composed {
  const { errors, supergraphSdl, schema, hints } = composeServices(
    subgraphs.map(({ name, typeDefs }) => ({
      name,
      url: `http://${name}.subgraph.invalid/graphql`,
      typeDefs: parse(typeDefs),
    })),
  );
  if (errors) throw new CompositionError(errors.map(({ message }) => message));
  const troubling = hints.filter(({ definition }) => definition.level.value >= WARN);
  return {
    supergraph: `${supergraphSdl.trimEnd()}\n`,
    api: `${printSchema(lexicographicSortSchema(schema.toAPISchema().toGraphQLJSSchema()))}\n`,
    warnings: troubling.map(({ definition, message }) => `${definition.code}: ${message}`),
  };
}
