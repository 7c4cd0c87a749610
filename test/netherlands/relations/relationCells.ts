import type { TestNetherlands } from '../../support/netherlands.ts';

/** Relations of one card: one that it asked for, one that waits for it, one that it has. */
export interface TestRelations {
  readonly asked: string;
  readonly waiting: string;
  readonly standing: string;
}

const ANSWER = '{ __typename ... on NetherlandsRefusal { code } }';
const step = (field: string, relation: keyof TestRelations) => ({
  document: `mutation ($${relation}: ID!) { ${field}(id: $${relation}) ${ANSWER} }`,
  about: 'RECORD' as const,
  hidden: ['NOT_FOUND'],
});
const form = 'passNumber: "25280000000991", birthDate: "2001-01-01", function: PAY';

/** How each row of the relations' table is asked. */
export const RELATION_ASKING = {
  requestRelation: {
    document: `mutation ($id: ID!) {
      requestRelation(input: { idempotencyKey: "cell-of-relation", mainCardId: $id, ${form} }) ${ANSWER} }`,
    about: 'RECORD' as const,
    hidden: ['NOT_FOUND'],
  },
  confirmRelation: step('confirmRelation', 'waiting'),
  declineRelation: step('declineRelation', 'waiting'),
  withdrawRelation: step('withdrawRelation', 'asked'),
  endRelation: step('endRelation', 'standing'),
  renewFor: {
    document: `mutation ($standing: ID!) {
      renewFor(input: { idempotencyKey: "cell-of-renewal", relationIds: [$standing] }) { renewals { renewed } } }`,
    about: 'RECORD' as const,
    hidden: ['NOT_FOUND'],
  },
  payFor: {
    document: `mutation ($standing: ID!) {
      payFor(input: { idempotencyKey: "cell-of-payment", relationIds: [$standing] }) ${ANSWER} }`,
    about: 'RECORD' as const,
    hidden: ['NOT_FOUND'],
  },
  closeCardToRelations: {
    document: 'mutation ($id: ID!) { closeCardToRelations(cardId: $id, closed: true) { cardId } }',
    about: 'RECORD' as const,
    hidden: ['NOT_FOUND'],
  },
};

/** Makes the three relations of a card with that other one, or the one that asks nobody. */
export async function relationIds(on: TestNetherlands, card: string, other?: string): Promise<TestRelations> {
  const insert = async (main: string, asked: string | null, wanted: string, confirmed: boolean): Promise<string> => {
    const [{ id }] = await on.rows(
      `INSERT INTO card_relation (id, main_customer_id, other_customer_id, function, state, typed_hash, typed_ending,
         requested_at, confirmed_at, over_at)
       VALUES (gen_random_uuid(), $1::uuid, $2::uuid, $3, $4, sha256(gen_random_uuid()::text::bytea), '0991',
         '2026-11-20T09:00:00Z', $5, $6) RETURNING id`,
      [
        main,
        asked,
        wanted,
        ...(confirmed ? ['CONFIRMED', '2026-11-20T09:00:00Z', null] : ['REQUESTED', null, '2026-12-20T09:00:00Z']),
      ],
    );
    return id;
  };
  const asked = await insert(card, null, 'RENEW', false);
  if (!other) return { ...relationIds.none, asked };
  return {
    asked,
    waiting: await insert(other, card, 'RENEW', false),
    standing: await insert(card, other, 'PAY', true),
  };
}

relationIds.none = { asked: crypto.randomUUID(), waiting: crypto.randomUUID(), standing: crypto.randomUUID() };
