import type { CELIA_PERMISSIONS } from '../../../subgraphs/finland/domain/celia/celiaPermissions.ts';
import { FOR_CELIA } from './celiaDocuments.ts';

/** How each row of Celia's own staff is asked. */
export const CELIA_ASKING = {
  customerForCelia: { document: FOR_CELIA, about: 'RECORD', hidden: [] },
} as const satisfies Record<keyof typeof CELIA_PERMISSIONS, object>;
