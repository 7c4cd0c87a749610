import { readForm } from '../../shared/vocabulary/form.ts';
import { type PersonName, parsePersonName } from '../../shared/vocabulary/personName.ts';
import { type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';

/** A name as the desk takes it down (N13): prefix ('van der') and call name may be absent. */
export interface PersonalName {
  readonly initials: PersonName;
  readonly prefix: PersonName | undefined;
  readonly lastName: PersonName;
  readonly callName: PersonName | undefined;
}

export interface TypedName {
  readonly initials: string;
  readonly prefix?: string | undefined;
  readonly lastName: string;
  readonly callName?: string | undefined;
}

export function parsePersonalName(typed: TypedName): PersonalName | Refusal<'NAME_INVALID'> {
  return readForm({
    initials: parsePart(typed.initials, 'initials'),
    prefix: parseOptionalPart(typed.prefix, 'prefix'),
    lastName: parsePart(typed.lastName, 'lastName'),
    callName: parseOptionalPart(typed.callName, 'callName'),
  });
}

/** 'E.B. Tester', 'M. van der Veen'. */
export function fullName({ initials, prefix, lastName }: PersonalName): string {
  return [initials, prefix, lastName].filter((part) => part !== undefined).join(' ');
}

function parsePart(text: string, field: string): PersonName | Refusal<'NAME_INVALID'> {
  return parsePersonName(text) ?? refuse('NAME_INVALID', { field });
}

function parseOptionalPart(text: string | undefined, field: string): PersonName | undefined | Refusal<'NAME_INVALID'> {
  return text === undefined || text.trim() === '' ? undefined : parsePart(text, field);
}
