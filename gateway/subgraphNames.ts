import { type ConstArgumentNode, Kind, parse } from 'graphql';

/** A subgraph as @join__graph says it: '' for what it does not say. */
export interface SubgraphPlace {
  readonly name: string;
  readonly url: string;
}

/** The names of the subgraphs that a supergraph (join spec) is composed of, as @join__graph spells them. */
export function subgraphNames(supergraphSdl: string): string[] {
  return subgraphPlaces(supergraphSdl).map(({ name }) => name);
}

export function subgraphPlaces(supergraphSdl: string): SubgraphPlace[] {
  const graphs = parse(supergraphSdl).definitions.find(
    (definition) => definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === 'join__Graph',
  );
  if (graphs?.kind !== Kind.ENUM_TYPE_DEFINITION) return [];
  return (graphs.values ?? []).flatMap(({ directives = [] }) =>
    directives
      .filter(({ name }) => name.value === 'join__graph')
      .map(({ arguments: given = [] }) => ({ name: textOf(given, 'name'), url: textOf(given, 'url') })),
  );
}

function textOf(given: readonly ConstArgumentNode[], wanted: string): string {
  const value = given.find(({ name }) => name.value === wanted)?.value;
  return value?.kind === Kind.STRING ? value.value : '';
}
