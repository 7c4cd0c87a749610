import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SCHEMA_FOLDER } from './schema/committed.ts';

/** Makes the present API schema the one that later changes are held against. */
export async function main(): Promise<number> {
  await copyFile(join(SCHEMA_FOLDER, 'api.graphql'), join(SCHEMA_FOLDER, 'released.graphql'));
  console.log('schema/released.graphql is now the schema of this release');
  return 0;
}
