import type { PAYMENT_PERMISSIONS } from '../../../subgraphs/netherlands/domain/payments/permissions.ts';
import type { TestNetherlands } from '../../support/netherlands.ts';
import { theSubscriber } from '../../support/subscriber.ts';
import type { Asking, TestRecord } from '../permissionCells.ts';

const ANSWER = '{ __typename ... on NetherlandsRefusal { code } }';
const paid = ({ membershipId }: TestRecord) => ({ idempotencyKey: 'another-payment', membershipIds: [membershipId] });

/** How the rows of signing up online and of paying are asked. */
export const PAYMENTS_ASKING: Readonly<Record<keyof typeof PAYMENT_PERMISSIONS, Asking>> = {
  onlineLibraries: { document: '{ onlineLibraries { id } }', about: 'NOTHING', hidden: [] },
  subscribeOnline: {
    document: `mutation ($input: SubscribeOnlineInput!) { subscribeOnline(input: $input) ${ANSWER} }`,
    about: 'NOTHING',
    hidden: [],
    variables: () => ({ input: theSubscriber() }),
  },
  payOnline: {
    document: `mutation ($input: PayOnlineInput!) { payOnline(input: $input) ${ANSWER} }`,
    about: 'RECORD',
    hidden: ['NOT_FOUND'],
    variables: (record) => ({ input: paid(record) }),
  },
  onlinePayment: {
    document: 'query ($paymentId: ID!) { onlinePayment(id: $paymentId) { id } }',
    about: 'RECORD',
    hidden: ['null'],
  },
  receivePaymentAtDesk: {
    document: `mutation ($input: ReceivePaymentAtDeskInput!) { receivePaymentAtDesk(input: $input) ${ANSWER} }`,
    about: 'RECORD',
    hidden: ['NOT_FOUND'],
    variables: (record) => ({ input: { ...paid(record), amountCents: 4200 } }),
  },
};

/** A payment that the member's login account began; gives its id. */
export async function begunPayment(on: TestNetherlands, customerId: string): Promise<string> {
  const [{ id }] = await on.rows(
    `INSERT INTO payment (id, organisation_id, method, state, amount_cents, payer_account_id, created_at)
     SELECT gen_random_uuid(), organisation_id, 'MOLLIE', 'EXPIRED', 1, login_account_id, enrolled_at
     FROM customer JOIN login_link ON customer_id = customer.id WHERE customer.id = $1 RETURNING id`,
    [customerId],
  );
  return id;
}
