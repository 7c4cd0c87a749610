import { Kind, parse } from 'graphql';

/** The names of the subgraphs that a supergraph (join spec) is composed of, as @join__graph spells them. */
export function subgraphNames(supergraphSdl: string): string[] {
  const graphs = parse(supergraphSdl).definitions.find(
    (definition) => definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === 'join__Graph',
  );
  if (graphs?.kind !== Kind.ENUM_TYPE_DEFINITION) return [];
  return (graphs.values ?? []).flatMap(({ directives }) =>
    (directives ?? []).flatMap(({ arguments: values }) =>
      (values ?? []).flatMap(({ name, value }) =>
        name.value === 'name' && value.kind === Kind.STRING ? [value.value] : [],
      ),
    ),
  );
}
