import { type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import type { Patron } from './actor.ts';
import {
  type NationalIdentityNumber,
  parseNationalIdentityNumber,
  type SyntheticNumbers,
} from './nationalIdentityNumber.ts';
import { parseSignInLevel, reaches, type SignInLevel } from './signInLevel.ts';

/** The number that the sign-in at ID-porten proved (B6). Refused below the demanded level, and where it proved no number. */
export function identifiedPatron(
  { level, identityNumber }: Patron,
  synthetic: SyntheticNumbers,
  demanded: SignInLevel = 'substantial',
):
  | NationalIdentityNumber
  | Refusal<'SIGN_IN_LEVEL_TOO_LOW' | 'NATIONAL_IDENTITY_NUMBER_MISSING' | 'NATIONAL_IDENTITY_NUMBER_INVALID'> {
  if (!reaches(parseSignInLevel(level), demanded)) return refuse('SIGN_IN_LEVEL_TOO_LOW', { parts: [demanded] });
  if (!identityNumber) return refuse('NATIONAL_IDENTITY_NUMBER_MISSING');
  return parseNationalIdentityNumber(identityNumber.reveal(), synthetic);
}
