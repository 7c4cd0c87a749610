import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Authorisations between cards of one library organisation, and cards that want none. A request that names no card is
 * kept like any other, so that whoever asks cannot tell.
 */
export class CardRelations1765600000000 implements MigrationInterface {
  name = 'CardRelations1765600000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE card_relation (
        id uuid PRIMARY KEY,
        main_customer_id uuid NOT NULL REFERENCES customer,
        other_customer_id uuid REFERENCES customer,
        function text NOT NULL CHECK (function IN ('RENEW', 'PAY')),
        state text NOT NULL,
        typed_hash bytea NOT NULL CHECK (length(typed_hash) = 32),
        typed_ending text NOT NULL CHECK (typed_ending ~ '^[0-9]{4}$'),
        requested_at timestamptz NOT NULL,
        mailed_at timestamptz,
        confirmed_at timestamptz,
        over_at timestamptz,
        CONSTRAINT relation_is_not_to_itself CHECK (main_customer_id <> other_customer_id),
        CONSTRAINT relation_fits_its_state CHECK (CASE state
          WHEN 'REQUESTED' THEN confirmed_at IS NULL AND over_at IS NOT NULL
          WHEN 'DECLINED' THEN confirmed_at IS NULL AND over_at IS NOT NULL
          WHEN 'CONFIRMED' THEN num_nulls(other_customer_id, confirmed_at) = 0 AND over_at IS NULL
          WHEN 'WITHDRAWN' THEN confirmed_at IS NULL AND over_at IS NOT NULL
          WHEN 'LAPSED' THEN confirmed_at IS NULL AND over_at IS NOT NULL
          WHEN 'ENDED' THEN num_nulls(other_customer_id, confirmed_at, over_at) = 0
          ELSE false END)
      );
      CREATE UNIQUE INDEX relation_asked_once ON card_relation (main_customer_id, function, typed_hash)
        WHERE state IN ('REQUESTED', 'DECLINED', 'CONFIRMED');
      CREATE UNIQUE INDEX relation_once ON card_relation (main_customer_id, other_customer_id, function)
        WHERE state IN ('REQUESTED', 'DECLINED', 'CONFIRMED');
      CREATE INDEX relation_of_main ON card_relation (main_customer_id, requested_at);
      CREATE INDEX relation_of_other ON card_relation (other_customer_id);
      CREATE INDEX relation_over ON card_relation (over_at);

      CREATE TABLE relation_closure (
        customer_id uuid PRIMARY KEY REFERENCES customer,
        closed_at timestamptz NOT NULL
      );`);
    await runner.query(`
      ALTER TABLE card_relation ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      ALTER TABLE relation_closure ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY card_relation_in_scope ON card_relation USING (
        (SELECT scope_of('every')) IS NOT NULL
        OR EXISTS (SELECT FROM customer WHERE customer.id = main_customer_id)
        OR EXISTS (
          SELECT FROM login_link WHERE login_link.customer_id IN (main_customer_id, other_customer_id)
            AND login_link.state = 'LINKED' AND login_account_id = (SELECT scope_of('login_account')::uuid)));
      CREATE POLICY relation_closure_in_scope ON relation_closure USING (
        (SELECT scope_of('every')) IS NOT NULL
        OR EXISTS (SELECT FROM customer WHERE customer.id = customer_id)
        OR EXISTS (
          SELECT FROM login_link WHERE login_link.customer_id = relation_closure.customer_id
            AND login_link.state = 'LINKED' AND login_account_id = (SELECT scope_of('login_account')::uuid)));`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE relation_closure, card_relation');
  }
}
