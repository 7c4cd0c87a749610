import { CELIA_CLERK, type TestFinland } from '../../support/finland.ts';
import { rowsBut } from '../../support/retention.ts';

/** What tests of Celia's own staff do and look at. */
export function celiaDesk(finland: TestFinland) {
  return {
    ask: async (document: string, variables: object): Promise<Record<string, any>> =>
      Object.values(await finland.run(document, variables, CELIA_CLERK))[0] as Record<string, any>,
    customers: () => finland.rows('SELECT * FROM celia_customer ORDER BY number'),
    /** All but the audit trail. */
    everything: () => rowsBut(finland, 'audit'),
    lineOf: (action: string, subject: string, outcome = 'DONE') => ({
      ...{ actor: 'staff|celia.palvelut', unit: 'celia', purpose: 'CELIA_SERVICE', action, subject, outcome },
    }),
  };
}

export const MARKED = `UPDATE celia_customer SET state = 'MARKED_FOR_DELETION', marked_for_deletion_at = '2024-06-01'`;
/** As an erasure at the customer's own request leaves it. */
export const EMPTIED = `${MARKED}, street = NULL, postcode = NULL, place = NULL, email = NULL`;
