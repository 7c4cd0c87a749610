import { parse } from 'graphql';
import { planningTraps } from '../../gateway/supergraph/planningTraps.ts';
import { unenforcedDirectives } from '../../gateway/supergraph/unenforcedDirectives.ts';
import { hasRelease, unannouncedBreaks } from './breaks.ts';
import type { Composed } from './compose.ts';
import { undescribed } from './descriptions.ts';
import { forbidden } from './forbidden.ts';
import { disagreements } from './secondComposer.ts';
import { misplacedSecrets } from './secrets.ts';
import type { SubgraphText } from './subgraphText.ts';

export interface Release {
  /** The API schema of the last release; undefined before the first. */
  released: string | undefined;
  changelog: string;
}

/** All that is wrong with a schema that composes, a line each; nothing where it may be served and released. */
export function complaints(
  subgraphs: readonly SubgraphText[],
  composed: Composed,
  { released, changelog }: Release,
): string[] {
  const { supergraph, api, warnings } = composed;
  return [
    ...warnings,
    ...(released === undefined ? withoutRelease(changelog) : unannouncedBreaks(released, api, changelog)),
    ...forbidden(api),
    ...misplacedSecrets(api),
    ...planningTraps(parse(supergraph)),
    ...disagreements(subgraphs, composed),
    ...subgraphs.flatMap(({ name, typeDefs }) =>
      unenforcedDirectives(parse(typeDefs)).map((line) => `${name}: ${line}`),
    ),
    ...subgraphs.flatMap(undescribed),
  ];
}

function withoutRelease(changelog: string): string[] {
  return hasRelease(changelog) ? ['CHANGELOG.md names a release, but schema/released.graphql is missing'] : [];
}
