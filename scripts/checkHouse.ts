import { commentShare, longFunctions, tooLongOrShort } from './house/sizes.ts';
import { readSourceFiles, type SourceFile } from './house/sourceFile.ts';
import { builtStatements } from './house/statements.ts';
import { unusedExports } from './house/unusedExports.ts';
import { leftovers, vagueNames } from './house/words.ts';

/** Sizes, names, leftovers and unused exports: a line for each breach, and the share of comment lines for the reader. */
export async function main(): Promise<number> {
  const files = readSourceFiles('.');
  const complaints = houseComplaints(files);
  for (const line of complaints) console.error(line);
  console.log(`${files.length} files, ${commentShare(files)} comment lines`);
  return complaints.length === 0 ? 0 : 1;
}

function houseComplaints(files: readonly SourceFile[]): string[] {
  const each = files.flatMap((file) => [
    ...tooLongOrShort(file),
    ...longFunctions(file),
    ...vagueNames(file),
    ...leftovers(file),
    ...builtStatements(file),
  ]);
  return [...each, ...unusedExports(files)];
}
