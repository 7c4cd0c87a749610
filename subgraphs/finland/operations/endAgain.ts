import type { Eraser } from '../../shared/runtime/eraser.ts';
import { parseCustomerId } from '../domain/customer.ts';
import { lockCustomer } from '../storage/customers.ts';
import { endCustomer } from './endCustomer.ts';

/** Of the tombstone of whoever was ended at his own request. */
export const ENDED_CUSTOMER = 'ended_celia_customer';

/** Whoever was ended at his own request is ended again in a backup put back, and not deleted before his time. */
export const endAgain: Eraser = {
  kind: ENDED_CUSTOMER,
  table: 'celia_customer',
  async erase(tx, id, at) {
    const customerId = parseCustomerId(id);
    const customer = customerId && (await lockCustomer(tx, customerId));
    // Whom Celia made a customer again since is not ended by what was before.
    if (customer?.state !== 'ACTIVE' || customer.reactivatedAt) return false;
    await endCustomer(tx, customer, `celia|${id}`, at);
    return true;
  },
};
