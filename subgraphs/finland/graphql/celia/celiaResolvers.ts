import { CustomerForCeliaResolver } from './customerForCelia.ts';
import { CustomerRecordFields } from './customerRecord.ts';

/** What Celia's own staff may ask for. */
export const CELIA_RESOLVERS = [CustomerRecordFields, CustomerForCeliaResolver] as const;
