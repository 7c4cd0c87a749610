import { type DefinitionNode, Kind, parse, print } from 'graphql';
import type { Country } from '../../subgraphs/shared/runtime/subgraph.ts';

/** One subgraph as printed from its code: `typeDefs` is the text of schema/<name>.graphql. */
export interface SubgraphText {
  name: string;
  typeDefs: string;
}

const HEADING = '# Printed from code by `npm run schema:print`; not edited by hand.';

export async function subgraphText({ name, buildSchema }: Country): Promise<SubgraphText> {
  return { name, typeDefs: inOrder((await buildSchema()).typeDefs) };
}

/** The same definitions sorted by name: type-graphql's own order follows the order in which modules were loaded. */
export function inOrder(typeDefs: string): string {
  const definitions = [...parse(typeDefs, { noLocation: true }).definitions];
  definitions.sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
  return `${HEADING}\n\n${definitions.map(print).join('\n\n')}\n`;
}

function keyOf(definition: DefinitionNode): string {
  if (definition.kind === Kind.SCHEMA_EXTENSION || definition.kind === Kind.SCHEMA_DEFINITION) return '';
  return 'name' in definition ? (definition.name?.value ?? '') : '';
}
