import { finland } from './finland/main.ts';
import { insight } from './insight/main.ts';
import { netherlands } from './netherlands/main.ts';
import { norway } from './norway/main.ts';
import type { Country } from './shared/runtime/subgraph.ts';

/** The countries of the supergraph: those that register people. */
export const COUNTRIES: readonly Country[] = [netherlands, norway, finland];

/** All that is composed, migrated, served and swept. The only file that names them; insight comes after those it reads. */
export const SUBGRAPHS: readonly Country[] = [...COUNTRIES, insight];
