import { type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import type { Patron } from './actor.ts';
import {
  type NationalIdentityNumber,
  parseNationalIdentityNumber,
  type SyntheticNumbers,
} from './nationalIdentityNumber.ts';
import { parseSignInLevel, reaches } from './signInLevel.ts';

const DEMANDED = 'substantial';

/** The number that the sign-in at ID-porten proved (B6). Refused below the demanded level, and where it proved no number. */
export function identifiedPatron(
  { level, identityNumber }: Patron,
  synthetic: SyntheticNumbers,
):
  | NationalIdentityNumber
  | Refusal<'SIGN_IN_LEVEL_TOO_LOW' | 'NATIONAL_IDENTITY_NUMBER_MISSING' | 'NATIONAL_IDENTITY_NUMBER_INVALID'> {
  if (!reaches(parseSignInLevel(level), DEMANDED)) return refuse('SIGN_IN_LEVEL_TOO_LOW', { parts: [DEMANDED] });
  if (!identityNumber) return refuse('NATIONAL_IDENTITY_NUMBER_MISSING');
  return parseNationalIdentityNumber(identityNumber.reveal(), synthetic);
}
