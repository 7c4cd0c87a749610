import { composeServices, compositionHasErrors } from '@theguild/federation-composition';
import { buildSchema, lexicographicSortSchema, parse, printSchema } from 'graphql';
import { joinedFields } from '../../gateway/supergraph/joinedFields.ts';
import type { Composed } from './compose.ts';
import type { SubgraphText } from './subgraphText.ts';

/**
 * A line for each thing in which another composer understands the subgraphs otherwise: what clients see, which subgraph
 * resolves a field, by which keys, and what a field requires. The two spell the rest of the join spec each in its own way.
 */
export function disagreements(subgraphs: readonly SubgraphText[], { supergraph, api }: Composed): string[] {
  const composed = composeServices(
    subgraphs.map(({ name, typeDefs }) => ({
      name,
      url: `http://${name}.subgraph.invalid/graphql`,
      typeDefs: parse(typeDefs),
    })),
  );
  if (compositionHasErrors(composed)) {
    return composed.errors.map(({ message }) => `the second composer refuses the subgraphs: ${message}`);
  }
  const theirs = composed.supergraphSdl;
  return [
    ...differences('says', linesOf(api), linesOf(sorted(composed.publicSdl))),
    ...differences('joins', joinsOf(supergraph), joinsOf(theirs)),
  ];
}

function differences(verb: string, ours: ReadonlySet<string>, theirs: ReadonlySet<string>): string[] {
  return [
    ...[...ours].filter((line) => !theirs.has(line)).map((line) => `only our composer ${verb} ${line}`),
    ...[...theirs].filter((line) => !ours.has(line)).map((line) => `only the second composer ${verb} ${line}`),
  ];
}

function sorted(api: string): string {
  return printSchema(lexicographicSortSchema(buildSchema(api)));
}

/** Each line with the type that it stands in. */
function linesOf(api: string): ReadonlySet<string> {
  let holder = '';
  const lines = api.split('\n').filter((line) => line.trim() !== '');
  return new Set(
    lines.map((line) => {
      if (!line.startsWith(' ')) holder = line.replace(' {', '');
      return line.startsWith(' ') ? `${holder}: ${line.trim()}` : holder;
    }),
  );
}

function joinsOf(supergraph: string): ReadonlySet<string> {
  return new Set(
    joinedFields(parse(supergraph)).map(
      ({ coordinate, graphs, keys, requires }) =>
        `${coordinate} to ${[...graphs].sort()}, by ${[...keys].sort()}, requiring ${requires.map(withoutSpaces)}`,
    ),
  );
}

function withoutSpaces(selection: string): string {
  return selection.replaceAll(/\s/g, '');
}
