import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Composed } from './compose.ts';
import type { SubgraphText } from './subgraphText.ts';

export const SCHEMA_FOLDER = 'schema';

/** File name -> text of all that schema/ should hold besides the journeys and the last release. */
export function filesOf(subgraphs: readonly SubgraphText[], { supergraph, api }: Composed): Map<string, string> {
  return new Map([...printedFiles(subgraphs), ['supergraph.graphql', supergraph], ['api.graphql', api]]);
}

export function printedFiles(subgraphs: readonly SubgraphText[]): Map<string, string> {
  return new Map(subgraphs.map(({ name, typeDefs }) => [`${name}.graphql`, typeDefs]));
}

export async function writeFiles(files: ReadonlyMap<string, string>, folder = SCHEMA_FOLDER): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, text] of files) await writeFile(join(folder, name), text);
}

/** A line for each file that differs from what the code prints. */
export async function staleFiles(files: ReadonlyMap<string, string>, folder = SCHEMA_FOLDER): Promise<string[]> {
  const complaints: string[] = [];
  for (const [name, text] of files) {
    if ((await textOf(join(folder, name))) !== text) {
      complaints.push(`${folder}/${name} is not what the code prints: run npm run schema:compose`);
    }
  }
  return complaints;
}

/** The text of a file; undefined where there is no such file. */
export async function textOf(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}
