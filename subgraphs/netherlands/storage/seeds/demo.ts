import type { Transaction } from '../../../shared/runtime/database.ts';

const DRENTHE = '5280d000-0000-4000-8000-000000000001';
const GRONINGEN = '5280d000-0000-4000-8000-000000000002';

/** Two library organisations, their desks, and what they sell. Doing it twice changes nothing. */
export async function seedDemo(tx: Transaction): Promise<void> {
  await tx.query(
    `INSERT INTO organisation (id, name) VALUES ($1, 'Bibliotheken Drenthe'), ($2, 'Biblionet Groningen')
     ON CONFLICT DO NOTHING`,
    [DRENTHE, GRONINGEN],
  );
  await tx.query(
    `INSERT INTO branch (code, organisation_id, name, next_pass_serial)
     VALUES ('5280', $1, 'Annen', 41), ('5281', $1, 'Gieten', 1), ('5290', $1, 'Online', 1), ('6100', $2, 'Haren', 1) ON CONFLICT DO NOTHING`,
    [DRENTHE, GRONINGEN],
  );
  await tx.query(`UPDATE organisation SET online_branch_code = '5290' WHERE id = $1 AND online_branch_code IS NULL`, [
    DRENTHE,
  ]);
  await tx.query(
    `INSERT INTO subscription_type
       (organisation_id, code, name, kind, tariff_code, price_cents, term_months, minimum_age)
     VALUES ($1, '0141', 'Digital only', 'DIGITAL_ONLY', '0141', 4200, 12, 18),
            ($2, '0141', 'Digital only', 'DIGITAL_ONLY', '0141', 4200, 12, 18) ON CONFLICT DO NOTHING`,
    [DRENTHE, GRONINGEN],
  );
  await tx.query(
    `INSERT INTO subscription_type (organisation_id, code, name, kind, tariff_code, price_cents, term_months,
       minimum_age, maximum_age, digital_entitlement, physical_lending, issues_card)
     VALUES ($1, '0001', 'Jeugd', 'COMBI', '0001', 0, 12, 0, 17, 'JEUGD', true, true),
            ($1, '0100', 'Volwassenen basis', 'LOCAL_ONLY', '0100', 5400, 12, 18, NULL, 'BASIS', true, true),
            ($1, '0110', 'Compleet', 'COMBI', '0110', 6250, 12, 18, NULL, 'COMPLEET', true, true),
            ($1, '0120', 'Maand', 'COMBI', '0120', 1050, 1, 18, NULL, 'COMPACT', true, true) ON CONFLICT DO NOTHING`,
    [DRENTHE],
  );
  await tx.query(
    `INSERT INTO staff (name, role, branch_code, organisation_id)
     VALUES ('staff|desk.annen', 'LIBRARY_DESK', '5280', NULL), ('staff|desk.gieten', 'LIBRARY_DESK', '5281', NULL),
            ('staff|desk.haren', 'LIBRARY_DESK', '6100', NULL), ('staff|kb.customer.care', 'KB_CUSTOMER_CARE', NULL, NULL),
            ('staff|functional.drenthe', 'FUNCTIONAL_MANAGEMENT', NULL, $1), ('staff|kb.iam', 'KB_IAM', NULL, NULL)
     ON CONFLICT DO NOTHING`,
    [DRENTHE],
  );
}
