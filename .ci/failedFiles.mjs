import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

// Prints the test files that failed in a run of jest, which wrote its results to the file named. More than a few are no
// chance, and none means that something else went wrong: both end with 1.
const MOST = 3;
const [, , results] = process.argv;
const { testResults } = JSON.parse(readFileSync(results, 'utf8'));
const failed = testResults.filter(({ status }) => status === 'failed').map(({ name }) => relative('.', name));
if (failed.length === 0 || failed.length > MOST) process.exit(1);
console.error(`FAILED AT FIRST, once more by themselves: ${failed.join(', ')}`);
console.log(failed.join(' '));
