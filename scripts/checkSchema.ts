import { join } from 'node:path';
import { SUBGRAPHS } from '../subgraphs/countries.ts';
import { filesOf, SCHEMA_FOLDER, staleFiles, textOf } from './schema/committed.ts';
import { complaints } from './schema/complaints.ts';
import { CompositionError, compose } from './schema/compose.ts';
import { invalidJourneys } from './schema/journeys.ts';
import { permissionRows } from './schema/permissionRows.ts';
import { type SubgraphText, subgraphText } from './schema/subgraphText.ts';

/** Fails when schema/ is not what the code prints, when it does not compose, or when it breaks a rule or a client. */
export async function main(): Promise<number> {
  const subgraphs = await Promise.all(SUBGRAPHS.map(subgraphText));
  const found = await allComplaints(subgraphs).catch((error: unknown) => {
    if (error instanceof CompositionError) return [error.message];
    throw error;
  });
  for (const line of found) console.error(line);
  return found.length === 0 ? 0 : 1;
}

async function allComplaints(subgraphs: readonly SubgraphText[]): Promise<string[]> {
  const composed = compose(subgraphs);
  const released = await textOf(join(SCHEMA_FOLDER, 'released.graphql'));
  const changelog = (await textOf('CHANGELOG.md')) ?? '';
  return [
    ...complaints(subgraphs, composed, { released, changelog }),
    ...SUBGRAPHS.flatMap(({ permissions }, place) => {
      const subgraph = subgraphs[place];
      return subgraph ? permissionRows(subgraph, permissions) : [];
    }),
    ...(await invalidJourneys(composed.api, join(SCHEMA_FOLDER, 'journeys'))),
    ...(await staleFiles(filesOf(subgraphs, composed))),
  ];
}
