import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

/** All files below the folders that exist, as paths from the root with forward slashes, sorted. */
export function filesBelow(root: string, folders: readonly string[], ending: RegExp): string[] {
  return folders.flatMap((folder) => below(root, join(root, folder), ending)).sort();
}

function below(root: string, folder: string, ending: RegExp): string[] {
  return entriesOf(folder).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : below(root, path, ending);
    return ending.test(entry.name) ? [relative(root, path).replaceAll('\\', '/')] : [];
  });
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return []; // a folder that is not there holds no files
  }
}
