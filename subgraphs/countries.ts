import { finland } from './finland/main.ts';
import { netherlands } from './netherlands/main.ts';
import { norway } from './norway/main.ts';
import type { Country } from './shared/runtime/subgraph.ts';

/** The countries of the supergraph. The only file that names all of them. */
export const COUNTRIES: readonly Country[] = [netherlands, norway, finland];
