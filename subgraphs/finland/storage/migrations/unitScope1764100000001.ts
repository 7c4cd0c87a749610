import type { MigrationInterface, QueryRunner } from 'typeorm';

const OF_CUSTOMER = ['eligibility', 'guardian_consent', 'celia_credential', 'former_email'];

/** Customers are there for a transaction in their unit's scope, in their own, or in one across units (docs/adr/0013). */
export class UnitScope1764100000001 implements MigrationInterface {
  name = 'UnitScope1764100000001';

  // A sub-select is computed once a statement, not once a row.
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE celia_customer ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY celia_customer_in_scope ON celia_customer USING (
        unit_id = (SELECT scope_of('unit'))
        OR id = (SELECT scope_of('customer')::uuid)
        OR (SELECT scope_of('every')) IS NOT NULL);`);
    for (const table of OF_CUSTOMER) {
      await runner.query(`
        ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_of_customer_in_scope ON ${table} USING (
          (SELECT scope_of('every')) IS NOT NULL
          OR EXISTS (SELECT FROM celia_customer WHERE celia_customer.id = customer_id));`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of OF_CUSTOMER) {
      await runner.query(`
        DROP POLICY ${table}_of_customer_in_scope ON ${table};
        ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;`);
    }
    await runner.query(`
      DROP POLICY celia_customer_in_scope ON celia_customer;
      ALTER TABLE celia_customer NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;`);
  }
}
