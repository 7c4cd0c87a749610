import type { Transaction } from '../../../shared/runtime/database.ts';
import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import type { LoginLink } from '../../domain/loginLink.ts';
import type { PassNumber } from '../../domain/passNumber.ts';
import {
  type CopiedEntitlement,
  entitlementToCopy,
  type LevelledTerm,
} from '../../domain/synchronisation/copiedEntitlement.ts';

/** What the KB should have of a customer, and how far it was told. */
export interface LibraryCopy extends CopiedEntitlement {
  readonly customerId: string;
  readonly organisationId: string;
  readonly version: number;
  readonly deliveredVersion: number;
  readonly announcedAt: Date;
  readonly differsSince: Date | null;
}

const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

interface Row extends Omit<LibraryCopy, keyof CopiedEntitlement> {
  readonly passNumber: PassNumber | null;
  readonly link: Pick<LoginLink, 'loginAccountId' | 'state'> | null;
  readonly terms: readonly LevelledTerm[];
}

/** What the KB should have of those customers today; of whoever was never announced nothing is given. */
export async function findLibraryCopies(
  tx: Transaction,
  customerIds: readonly string[],
  today: CalendarDate,
): Promise<LibraryCopy[]> {
  return copiesWhere(tx, today, { customerIds, after: BEFORE_ALL, atMost: customerIds.length });
}

/** The same of the next customers by id, for a scan of all. */
export async function nextLibraryCopies(
  tx: Transaction,
  after: string | undefined,
  atMost: number,
  today: CalendarDate,
): Promise<LibraryCopy[]> {
  return copiesWhere(tx, today, { customerIds: null, after: after ?? BEFORE_ALL, atMost });
}

/** The same of one customer, who stays as he is until the transaction ends: nobody changes or erases him meanwhile. */
export async function shareLibraryCopy(
  tx: Transaction,
  customerId: string,
  today: CalendarDate,
): Promise<LibraryCopy | undefined> {
  await tx.query('SELECT FROM customer WHERE id = $1 FOR SHARE', [customerId]);
  return (await findLibraryCopies(tx, [customerId], today))[0];
}

interface Which {
  /** Null: of whomever. */
  readonly customerIds: readonly string[] | null;
  readonly after: string;
  readonly atMost: number;
}

async function copiesWhere(
  tx: Transaction,
  today: CalendarDate,
  { customerIds, after, atMost }: Which,
): Promise<LibraryCopy[]> {
  const rows: Row[] = await tx.query(
    `SELECT s.customer_id AS "customerId", s.organisation_id AS "organisationId", s.version, p.number AS "passNumber",
       s.delivered_version AS "deliveredVersion", s.announced_at AS "announcedAt", s.differs_since AS "differsSince",
       (SELECT jsonb_build_object('loginAccountId', l.login_account_id, 'state', l.state)
        FROM login_link l WHERE l.customer_id = s.customer_id AND l.state <> 'FORGOTTEN') AS link,
       coalesce((SELECT jsonb_agg(jsonb_build_object('since', t.since, 'through', t.through, 'status', t.status,
          'level', y.digital_entitlement)) FROM subscription t
        JOIN subscription_type y ON y.organisation_id = t.organisation_id AND y.code = t.type_code
        WHERE t.customer_id = s.customer_id AND t.through >= $1), '[]') AS terms
     FROM synchronisation s
     LEFT JOIN pass p ON p.customer_id = s.customer_id AND p.kind = 'PRIMARY' AND p.state <> 'REPLACED'
     WHERE ($2::uuid[] IS NULL OR s.customer_id = ANY ($2)) AND s.customer_id > $3
     ORDER BY s.customer_id LIMIT $4`,
    [today, customerIds, after, atMost],
  );
  return rows.map(({ passNumber, link, terms, ...told }) => {
    const known = { link: link ?? undefined, passNumber: passNumber ?? undefined, terms };
    return { ...told, ...entitlementToCopy(known, today) };
  });
}
