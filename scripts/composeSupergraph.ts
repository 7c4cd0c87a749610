import { SUBGRAPHS } from '../subgraphs/countries.ts';
import { filesOf, writeFiles } from './schema/committed.ts';
import { CompositionError, compose } from './schema/compose.ts';
import { subgraphText } from './schema/subgraphText.ts';

/** Writes all of schema/: each country as printed, supergraph.graphql, and api.graphql, which is what clients see. */
export async function main(): Promise<number> {
  const subgraphs = await Promise.all(SUBGRAPHS.map(subgraphText));
  try {
    const files = filesOf(subgraphs, compose(subgraphs));
    await writeFiles(files);
    console.log(`wrote ${[...files.keys()].join(', ')}`);
    return 0;
  } catch (error) {
    if (!(error instanceof CompositionError)) throw error;
    console.error(error.message);
    return 1;
  }
}
