import { EntitySchema, In, IsNull } from 'typeorm';
import { type Caller, callerName } from '../../shared/runtime/caller.ts';
import type { Transaction } from '../../shared/runtime/database.ts';
import type { CeliaClerk } from '../domain/actor.ts';
import type { Registrar, StaffKind } from '../domain/unit.ts';
import { units } from './units.ts';

interface RegistrarRow {
  id: string;
  issuer: string;
  subject: string;
  kind: StaffKind;
  passwordChosenAt: Date | null;
  endedAt: Date | null;
  activeUnitId: string | null;
}

interface RegistrarUnitRow {
  registrarId: string;
  unitId: string;
}

export const registrars = new EntitySchema<RegistrarRow>({
  name: 'registrar',
  columns: {
    id: { type: 'uuid', primary: true },
    issuer: { type: 'text' },
    subject: { type: 'text' },
    kind: { type: 'text' },
    passwordChosenAt: { type: 'timestamptz', name: 'password_chosen_at', nullable: true },
    endedAt: { type: 'timestamptz', name: 'ended_at', nullable: true },
    activeUnitId: { type: 'text', name: 'active_unit_id', nullable: true },
  },
});

export const registrarUnits = new EntitySchema<RegistrarUnitRow>({
  name: 'registrar_unit',
  columns: {
    registrarId: { type: 'uuid', primary: true, name: 'registrar_id' },
    unitId: { type: 'text', primary: true, name: 'unit_id' },
  },
});

/** The registrar or clerk of Celia that the caller is, by this country's own table; the token says only who calls. */
export async function findStaff(tx: Transaction, caller: Caller): Promise<Registrar | CeliaClerk | undefined> {
  const row = await tx.findOneBy(registrars, { issuer: caller.issuer, subject: caller.subject, endedAt: IsNull() });
  if (!row || isOutdated(row, caller)) return undefined;
  if (row.kind === 'CELIA') return { role: 'CELIA', id: row.id, name: callerName(caller) };
  const represented = await tx.findBy(registrarUnits, { registrarId: row.id });
  const own = await tx.find(units, {
    where: { id: In(represented.map(({ unitId }) => unitId)) },
    order: { id: 'ASC' },
  });
  return {
    role: 'REGISTRAR',
    id: row.id,
    name: callerName(caller),
    kind: row.kind,
    units: own,
    activeUnitId: row.activeUnitId ?? undefined,
  };
}

export async function openUnit(tx: Transaction, registrarId: string, unitId: string): Promise<void> {
  await tx.update(registrars, { id: registrarId }, { activeUnitId: unitId });
}

// A token of the own sign-in from before the password was chosen or changed; others' tokens hold no password of ours.
function isOutdated({ issuer, passwordChosenAt }: RegistrarRow, { claims }: Caller): boolean {
  if (issuer !== 'celia') return false;
  return !passwordChosenAt || (claims.iat ?? 0) < Math.floor(passwordChosenAt.getTime() / 1_000);
}
