import { type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import {
  type ArtificialCodes,
  isArtificial,
  type PersonalIdentityCode,
  type PersonalIdentityCodeRefusal,
} from './personalIdentityCode.ts';
import type { Unit } from './unit.ts';

const MAILED_NOWHERE = '@koulutus.example'; // RFC 2606: nobody can have it

type OfTraining = Pick<Unit, 'training'> | undefined;

/** In training every code is one of the artificial ones, which no person has; elsewhere as the setting says. */
export function artificialCodesIn(unit: OfTraining, otherwise: ArtificialCodes): ArtificialCodes {
  return unit?.training ? 'allow' : otherwise;
}

export function checkTrainingCode<Code extends PersonalIdentityCode | PersonalIdentityCodeRefusal>(
  unit: OfTraining,
  code: Code,
): Code | Refusal<'TRAINING_CODE_ONLY'> {
  const isPersons = !('refused' in code) && !isArtificial(code);
  return unit?.training && isPersons ? refuse('TRAINING_CODE_ONLY', { field: 'personalIdentityCode' }) : code;
}

/** In training no address is one that a mail could reach. */
export function checkTrainingEmails(
  unit: OfTraining,
  emails: Readonly<Record<string, string | null | undefined>>,
): Refusal<'TRAINING_EMAIL_ONLY'> | undefined {
  if (!unit?.training) return undefined;
  const [field] = Object.entries(emails).find(([, email]) => email && !isMailedNowhere(email)) ?? [];
  return field ? refuse('TRAINING_EMAIL_ONLY', { field }) : undefined;
}

/** Whether an address is one of training's, which nothing is sent to. */
export function isMailedNowhere(email: string): boolean {
  return email.trim().toLowerCase().endsWith(MAILED_NOWHERE);
}
