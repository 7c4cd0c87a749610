import { tmpdir } from 'node:os';

/** Where temporary folders of a database go: as root PostgreSQL runs as another user, who may not reach root's TMPDIR. */
export const REACHABLE_FOLDER = process.getuid?.() === 0 ? '/var/tmp' : tmpdir();

/** Where the test files find the cluster that globalSetup started. */
export const CLUSTER_URL = 'TEST_CLUSTER_URL';

export function clusterUrl(database: string): string {
  const url = process.env[CLUSTER_URL];
  if (!url) throw new Error('the test cluster is not running: start jest through npm test');
  return url.replace('DATABASE', database);
}

/** The same as the role that the country's server signs in as. */
export function servedUrl(database: string, country: string): string {
  return clusterUrl(database).replace('postgres@', `${country}_app@`);
}
