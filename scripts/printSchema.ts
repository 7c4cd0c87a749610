import { SUBGRAPHS } from '../subgraphs/countries.ts';
import { printedFiles, writeFiles } from './schema/committed.ts';
import { subgraphText } from './schema/subgraphText.ts';

/** Writes schema/<name>.graphql of every country from its code. */
export async function main(): Promise<number> {
  const subgraphs = await Promise.all(SUBGRAPHS.map(subgraphText));
  await writeFiles(printedFiles(subgraphs));
  console.log(`printed ${subgraphs.map(({ name }) => name).join(', ')}`);
  return 0;
}
