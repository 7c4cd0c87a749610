import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['payment', 'payment_line', 'refund'];

/** Which libraries sell online; sign-ups that wait for money; and the ledger of what was paid, how, and for what. */
export class PaymentLedger1765400000000 implements MigrationInterface {
  name = 'PaymentLedger1765400000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE organisation ADD COLUMN online_branch_code text REFERENCES branch;

      ALTER TABLE customer
        DROP CONSTRAINT customer_identity_checked_check,
        ADD COLUMN enrolled_online boolean NOT NULL DEFAULT false,
        ADD CONSTRAINT identity_checked_at_the_desk CHECK (identity_checked OR enrolled_online);

      ALTER TABLE subscription
        ADD COLUMN ordered_at timestamptz,
        ADD COLUMN settled_cents integer NOT NULL DEFAULT 0,
        ADD CONSTRAINT settled_is_part_of_balance CHECK (settled_cents BETWEEN 0 AND balance_cents);
      CREATE INDEX subscription_awaits_payment ON subscription (ordered_at) WHERE status = 'AWAITING_PAYMENT';

      CREATE TABLE payment (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisation,
        method text NOT NULL CHECK (method IN ('MOLLIE', 'DESK')),
        state text NOT NULL CHECK (state IN
          ('CREATED', 'OPEN', 'PENDING', 'AUTHORIZED', 'PAID', 'FAILED', 'CANCELED', 'EXPIRED')),
        amount_cents integer NOT NULL CHECK (amount_cents > 0),
        payer_account_id uuid,
        branch_code text REFERENCES branch,
        provider_id text CONSTRAINT provider_id_once UNIQUE,
        checkout_url text,
        created_at timestamptz NOT NULL,
        paid_at timestamptz,
        ask_at timestamptz,
        asked integer NOT NULL DEFAULT 0,
        CONSTRAINT payment_fits_its_state CHECK ((state = 'PAID') = (paid_at IS NOT NULL)
          AND CASE method
            WHEN 'DESK' THEN state = 'PAID' AND branch_code IS NOT NULL AND num_nonnulls(provider_id, ask_at) = 0
            ELSE branch_code IS NULL AND CASE state
              WHEN 'CREATED' THEN provider_id IS NULL AND ask_at IS NOT NULL
              WHEN 'EXPIRED' THEN true
              ELSE provider_id IS NOT NULL END END),
        CONSTRAINT nobody_pays_where_none_is_open CHECK (checkout_url IS NULL OR state = 'OPEN')
      );
      CREATE INDEX payment_to_ask ON payment (ask_at) WHERE ask_at IS NOT NULL;
      CREATE INDEX payment_of_payer ON payment (payer_account_id);
      CREATE INDEX payment_created ON payment (created_at);

      CREATE TABLE payment_line (
        id uuid PRIMARY KEY,
        payment_id uuid NOT NULL REFERENCES payment ON DELETE CASCADE,
        subscription_id uuid REFERENCES subscription ON DELETE SET NULL,
        cents integer NOT NULL CHECK (cents > 0),
        outcome text CHECK (outcome IN ('SETTLED', 'REFUNDED')),
        CONSTRAINT one_line_per_subscription UNIQUE (payment_id, subscription_id)
      );
      CREATE INDEX payment_line_of_subscription ON payment_line (subscription_id);

      CREATE TABLE refund (
        id uuid PRIMARY KEY,
        payment_id uuid NOT NULL CONSTRAINT refunded_once UNIQUE REFERENCES payment ON DELETE CASCADE,
        cents integer NOT NULL CHECK (cents > 0),
        state text NOT NULL CHECK (state IN
          ('REQUESTED', 'QUEUED', 'PENDING', 'PROCESSING', 'REFUNDED', 'FAILED', 'CANCELED')),
        provider_refund_id text CONSTRAINT provider_refund_id_once UNIQUE,
        requested_at timestamptz NOT NULL,
        ask_at timestamptz,
        asked integer NOT NULL DEFAULT 0,
        CONSTRAINT refund_fits_its_state CHECK ((state = 'REQUESTED') = (provider_refund_id IS NULL))
      );
      CREATE INDEX refund_to_ask ON refund (ask_at) WHERE ask_at IS NOT NULL;`);
    await this.scope(runner);
  }

  // A sub-select is computed once a statement, not once a row.
  private async scope(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) {
      await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY`);
    }
    await runner.query(`
      CREATE POLICY payment_in_scope ON payment USING (
        organisation_id = (SELECT scope_of('organisation')::uuid)
        OR (SELECT scope_of('every')) IS NOT NULL
        OR payer_account_id = (SELECT scope_of('login_account')::uuid));
      CREATE POLICY payment_line_in_scope ON payment_line USING (
        (SELECT scope_of('every')) IS NOT NULL
        OR EXISTS (SELECT FROM payment WHERE payment.id = payment_id));
      CREATE POLICY refund_in_scope ON refund USING (
        (SELECT scope_of('every')) IS NOT NULL
        OR EXISTS (SELECT FROM payment WHERE payment.id = payment_id));`);
  }

  // Whoever signed up online stays, although the older form has no such customers.
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE refund, payment_line, payment;
      ALTER TABLE subscription DROP COLUMN settled_cents, DROP COLUMN ordered_at;
      ALTER TABLE customer DROP COLUMN enrolled_online,
        ADD CONSTRAINT customer_identity_checked_check CHECK (identity_checked) NOT VALID;
      ALTER TABLE organisation DROP COLUMN online_branch_code;`);
  }
}
