import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { type GraphQLSchema, graphql, parse } from 'graphql';
import type { Subgraphs } from '../../../gateway/execute/execution.ts';
import { type LoadedSupergraph, loadSupergraph } from '../../../gateway/execute/loadedSupergraph.ts';
import { type Ran, run } from './run.ts';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
  import: ["@key", "@shareable", "@external", "@requires", "@interfaceObject", "@provides", "@inaccessible", "@override"])`;

/** What the composer says of subgraphs that make no supergraph. */
export class NotComposed extends Error {}

export interface Part {
  readonly typeDefs: string;
  readonly resolvers: object;
}

export interface ComposedWorld {
  readonly sdl: string;
  readonly supergraph: LoadedSupergraph;
  /** What the subgraphs were asked, in turn. */
  readonly asked: { subgraph: string; variables: Record<string, unknown> }[];
  ask(source: string, variables?: object): Promise<Ran>;
}

export function schemaOf({ typeDefs, resolvers }: Part): GraphQLSchema {
  return buildSubgraphSchema([{ typeDefs: parse(`${LINK} ${typeDefs}`), resolvers: resolvers as never }]);
}

/** `urls`: where the subgraphs are, by name; else nowhere. */
export function composedSupergraph(
  parts: Readonly<Record<string, Part>>,
  urls: Readonly<Record<string, string>> = {},
): string {
  const services = Object.entries(parts).map(([name, { typeDefs }]) => ({
    ...{ name, url: urls[name] ?? `http://${name}.example/graphql` },
    typeDefs: parse(`${LINK} ${typeDefs}`),
  }));
  const { supergraphSdl, errors } = composeServices(services);
  if (!supergraphSdl) throw new NotComposed(errors?.map(({ message }) => message).join('\n'));
  return supergraphSdl;
}

/** The subgraphs, composed and in this process, behind our way of carrying plans out. */
export function composedWorld(parts: Readonly<Record<string, Part>>): ComposedWorld {
  const sdl = composedSupergraph(parts);
  const supergraph = loadSupergraph(sdl);
  const schemas = Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, schemaOf(part)]));
  const asked: ComposedWorld['asked'] = [];
  const subgraphs: Subgraphs = {
    async ask(subgraph, body, _isRead, take) {
      const { query, variables } = JSON.parse(body);
      asked.push({ subgraph, variables });
      const schema = schemas[subgraph];
      if (!schema) throw new Error('no such subgraph');
      take(JSON.parse(JSON.stringify(await graphql({ schema, source: query, variableValues: variables }))));
    },
    warn: () => undefined,
  };
  return { sdl, supergraph, asked, ask: (source, variables = {}) => run(supergraph, source, variables, subgraphs) };
}
