import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['membership', 'account', 'card'];

/**
 * A membership is there for a transaction in its library's scope or its account's; an account in its own, its person's,
 * and that of libraries where the membership is active; a card where its account is; all in a scope across libraries
 * (docs/adr/0013).
 */
export class LibraryScope1764100000003 implements MigrationInterface {
  name = 'LibraryScope1764100000003';

  // A sub-select is computed once a statement, not once a row.
  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) {
      await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY`);
    }
    await runner.query(`
      CREATE POLICY membership_in_scope ON membership USING (
        library = (SELECT scope_of('library'))
        OR account = (SELECT scope_of('account')::uuid)
        OR (SELECT scope_of('every')) IS NOT NULL);
      CREATE POLICY account_in_scope ON account USING (
        id = (SELECT scope_of('account')::uuid)
        OR person = (SELECT scope_of('person')::uuid)
        OR (SELECT scope_of('every')) IS NOT NULL
        OR EXISTS (
          SELECT FROM membership WHERE membership.account = account.id AND membership.status = 'ACTIVE'
            AND membership.library = (SELECT scope_of('library'))));
      CREATE POLICY card_in_scope ON card USING (
        (SELECT scope_of('every')) IS NOT NULL
        OR EXISTS (SELECT FROM account WHERE account.id = card.account));`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...TABLES].reverse()) {
      await runner.query(`
        DROP POLICY ${table}_in_scope ON ${table};
        ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY;`);
    }
  }
}
