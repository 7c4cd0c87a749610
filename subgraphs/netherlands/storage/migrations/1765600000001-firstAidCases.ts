import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cases of first aid, with every step of their way. They belong to who works on them: a library, or a role at the KB. */
export class FirstAidCases1765600000001 implements MigrationInterface {
  name = 'FirstAidCases1765600000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE first_aid_case (
        id uuid PRIMARY KEY,
        customer_id uuid,
        login_account_id uuid,
        organisation_id uuid REFERENCES organisation,
        symptom text NOT NULL,
        opened_by text NOT NULL
          CHECK (opened_by IN ('LIBRARY_DESK', 'FUNCTIONAL_MANAGEMENT', 'KB_CUSTOMER_CARE', 'KB_IAM')),
        assigned_to text NOT NULL
          CHECK (assigned_to IN ('LIBRARY_DESK', 'FUNCTIONAL_MANAGEMENT', 'KB_CUSTOMER_CARE', 'KB_IAM')),
        advice text NOT NULL,
        path text[] NOT NULL,
        state text NOT NULL CHECK (state IN ('OPEN', 'SOLVED', 'NOT_SOLVED')),
        opened_at timestamptz NOT NULL,
        changed_at timestamptz NOT NULL,
        closed_at timestamptz,
        CONSTRAINT case_is_about_somebody CHECK (num_nonnulls(customer_id, login_account_id) > 0),
        CONSTRAINT case_is_closed_once CHECK ((state = 'OPEN') = (closed_at IS NULL))
      );
      CREATE UNIQUE INDEX one_open_case ON first_aid_case (coalesce(customer_id, login_account_id), symptom)
        WHERE state = 'OPEN';
      CREATE INDEX case_waits ON first_aid_case (assigned_to, opened_at, id) WHERE state = 'OPEN';
      CREATE INDEX case_closed ON first_aid_case (closed_at);

      CREATE TABLE first_aid_event (
        case_id uuid NOT NULL REFERENCES first_aid_case ON DELETE CASCADE,
        number integer NOT NULL CHECK (number >= 1),
        at timestamptz NOT NULL,
        event text NOT NULL CHECK (event IN ('OPENED', 'ESCALATED', 'CLOSED')),
        by_role text NOT NULL,
        assigned_to text NOT NULL,
        advice text NOT NULL,
        path text[] NOT NULL,
        PRIMARY KEY (case_id, number)
      );`);
    await runner.query(`
      ALTER TABLE first_aid_case ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      ALTER TABLE first_aid_event ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY first_aid_case_in_scope ON first_aid_case USING (
        organisation_id = (SELECT scope_of('organisation')::uuid)
        OR (SELECT scope_of('kb_role')) IN (assigned_to, opened_by)
        OR (SELECT scope_of('every')) IS NOT NULL);
      CREATE POLICY first_aid_event_in_scope ON first_aid_event USING (
        EXISTS (SELECT FROM first_aid_case WHERE first_aid_case.id = case_id));`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE first_aid_event, first_aid_case');
  }
}
