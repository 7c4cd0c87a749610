import { hasRelease, unannouncedBreaks } from './breaks.ts';
import type { Composed } from './compose.ts';
import { undescribed } from './descriptions.ts';
import { forbidden } from './forbidden.ts';
import { planningTraps } from './planningTraps.ts';
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
  { api, warnings }: Composed,
  { released, changelog }: Release,
): string[] {
  return [
    ...warnings,
    ...(released === undefined ? withoutRelease(changelog) : unannouncedBreaks(released, api, changelog)),
    ...forbidden(api),
    ...misplacedSecrets(api),
    ...planningTraps(subgraphs),
    ...subgraphs.flatMap(undescribed),
  ];
}

function withoutRelease(changelog: string): string[] {
  return hasRelease(changelog) ? ['CHANGELOG.md names a release, but schema/released.graphql is missing'] : [];
}
