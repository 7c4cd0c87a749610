import { tmpdir } from 'node:os';

/** Where temporary folders of a database go: as root PostgreSQL runs as another user, who may not reach root's TMPDIR. */
export const REACHABLE_FOLDER = process.getuid?.() === 0 ? '/var/tmp' : tmpdir();
