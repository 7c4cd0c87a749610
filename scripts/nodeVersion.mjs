import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One line that says what is wrong with this Node, by `engines` of package.json; undefined where nothing is. */
export function nodeComplaint(root, version = process.versions.node) {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const allowed = engines.node.split('||').map((range) => range.trim());
  if (allowed.some((range) => satisfies(version, range))) return undefined;
  return `Node ${version} is not supported: install Node ${allowed.join(' or ')} (https://nodejs.org)`;
}

// Only the two forms that package.json uses: ^a.b.c and >=a.b.c.
function satisfies(version, range) {
  const [major, minor, patch] = version.split('.').map(Number.parseFloat);
  const [fromMajor, fromMinor, fromPatch] = range
    .replace(/^[\^>=]+/, '')
    .split('.')
    .map(Number);
  if (major !== fromMajor) return range.startsWith('>=') && major > fromMajor;
  return minor > fromMinor || (minor === fromMinor && patch >= fromPatch);
}
