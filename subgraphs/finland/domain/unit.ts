import { type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';

export const UNIT_KINDS = {
  LIBRARY: 'A public library or a branch of one.',
  SCHOOL: 'A school of basic or upper secondary education.',
  HIGHER_EDUCATION: 'A university or a university of applied sciences, usually its library.',
  OTHER: 'Another organisation that registers customers, such as a service home.',
} as const;
export type UnitKind = keyof typeof UNIT_KINDS;

/** What kind of account somebody of the staff has; `registrars/registrarAccount.ts` says what each is for. */
export type StaffKind = 'MAIN_USER' | 'REGISTRAR' | 'SHARED' | 'TRAINING' | 'CELIA';

/** An organisation that registers customers for Celia, as long as it has a contract. */
export interface Unit {
  readonly id: string;
  readonly kind: UnitKind;
  readonly name: string;
  readonly municipality: string;
  readonly contractActive: boolean;
  /** For practice: its customers are made up, stay apart from real ones and are mailed nothing. */
  readonly training: boolean;
}

/** Somebody who registers customers for one or more units, and works in exactly one of them at a time (F7, F8). */
export interface Registrar {
  readonly role: 'REGISTRAR';
  readonly id: string;
  /** As the audit trail knows him. */
  readonly name: string;
  readonly kind: Exclude<StaffKind, 'CELIA'>;
  readonly units: readonly Unit[];
  readonly activeUnitId?: string | undefined;
}

/** The unit that the registrar works in now. Asked for at every act: a contract may have ended since he opened it. */
export function activeUnit(registrar: Registrar): Unit | Refusal<'NO_ACTIVE_UNIT' | 'UNIT_CONTRACT_ENDED'> {
  const unit = registrar.units.find(({ id }) => id === registrar.activeUnitId);
  if (!unit) return refuse('NO_ACTIVE_UNIT');
  return unit.contractActive ? unit : refuse('UNIT_CONTRACT_ENDED');
}
