import { CustomerActsOfCelia } from './customerActs.ts';
import { CustomerForCeliaResolver } from './customerForCelia.ts';
import { CustomerRecordFields } from './customerRecord.ts';
import { DetailActsOfCelia } from './detailActs.ts';
import { UnitActsOfCelia } from './unitActs.ts';

/** What Celia's own staff may ask for. */
export const CELIA_RESOLVERS = [
  CustomerRecordFields,
  CustomerForCeliaResolver,
  CustomerActsOfCelia,
  DetailActsOfCelia,
  UnitActsOfCelia,
] as const;
