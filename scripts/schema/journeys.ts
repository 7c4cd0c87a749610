import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildSchema, GraphQLError, parse, validate } from 'graphql';

/** A line for each fault of a document in the folder that the schema clients see does not allow. */
export async function invalidJourneys(api: string, folder: string): Promise<string[]> {
  const schema = buildSchema(api);
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.graphql')).sort();
  const complaints = names.map(async (name) => {
    const text = await readFile(join(folder, name), 'utf8');
    return faultsOf(() => validate(schema, parse(text))).map((fault) => `${folder}/${name}: ${fault}`);
  });
  return (await Promise.all(complaints)).flat();
}

function faultsOf(check: () => readonly GraphQLError[]): string[] {
  try {
    return check().map(({ message }) => message);
  } catch (error) {
    if (error instanceof GraphQLError) return [error.message];
    throw error;
  }
}
