/**
 * What Celia's own staff alone may do, whatever the unit. Each of them takes a purpose and leaves a line in the audit
 * trail of the customer whom it is about; the operations go through `operations/celia/actForCelia.ts`.
 */
export const CELIA_PERMISSIONS = {
  customerForCelia: { CELIA: ['ANY_UNIT', 'NONE'] },
} as const;
