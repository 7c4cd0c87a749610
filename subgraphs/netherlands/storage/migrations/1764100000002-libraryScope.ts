import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['customer', 'pass', 'subscription', 'login_link'];

/**
 * Members are there for a transaction in their library's scope, memberships also in their login account's, and all in
 * one across libraries (docs/adr/0013). The KB's own tables belong to no library.
 */
export class LibraryScope1764100000002 implements MigrationInterface {
  name = 'LibraryScope1764100000002';

  // A sub-select is computed once a statement, not once a row.
  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) {
      await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY`);
    }
    await runner.query(`
      CREATE POLICY customer_in_scope ON customer USING (
        organisation_id = (SELECT scope_of('organisation')::uuid)
        OR (SELECT scope_of('every')) IS NOT NULL);
      CREATE POLICY pass_in_scope ON pass USING (
        (SELECT scope_of('every')) IS NOT NULL
        OR EXISTS (SELECT FROM customer WHERE customer.id = customer_id));
      CREATE POLICY login_link_in_scope ON login_link USING (
        login_account_id = (SELECT scope_of('login_account')::uuid)
        OR (SELECT scope_of('every')) IS NOT NULL
        OR EXISTS (SELECT FROM customer WHERE customer.id = customer_id));
      CREATE POLICY subscription_in_scope ON subscription USING (
        organisation_id = (SELECT scope_of('organisation')::uuid)
        OR (SELECT scope_of('every')) IS NOT NULL
        OR EXISTS (
          SELECT FROM login_link WHERE login_link.customer_id = subscription.customer_id AND state = 'LINKED'
            AND login_account_id = (SELECT scope_of('login_account')::uuid)));`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...TABLES].reverse()) {
      await runner.query(`
        DROP POLICY ${table}_in_scope ON ${table};
        ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;`);
    }
  }
}
