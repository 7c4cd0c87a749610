import { registerEnumType } from 'type-graphql';
import { RESTRICTION_REASONS } from '../domain/celia/restrictionReason.ts';
import { CONSENT_FORMS } from '../domain/consents/consentForm.ts';
import { CREDENTIAL_STATES, SYSTEMS } from '../domain/credentials.ts';
import { CUSTOMER_STATES, FORMATS, LANGUAGES, LOANS } from '../domain/customer.ts';
import { GROUNDS } from '../domain/eligibility.ts';
import { LOOKUP_PURPOSES } from '../domain/purposes.ts';
import { SEARCH_OUTCOMES } from '../domain/registerSearch.ts';
import { REGISTRAR_KINDS } from '../domain/registrars/registrarAccount.ts';
import { UNIT_KINDS } from '../domain/unit.ts';

/** An enum whose values are the codes of a table of the domain, described by the table's own words. */
export function codeEnum(
  name: string,
  description: string,
  words: Readonly<Record<string, string>>,
): Record<string, string> {
  const values = Object.fromEntries(Object.keys(words).map((code) => [code, code]));
  const described = Object.entries(words).map(([code, text]) => [code, { description: text }]);
  registerEnumType(values, { name, description, valuesConfig: Object.fromEntries(described) });
  return values;
}

export const UnitKindEnum = codeEnum('CeliaUnitKind', 'What kind of organisation registers.', UNIT_KINDS);
export const LanguageEnum = codeEnum('CeliaLanguage', "The customer's language; mails come in it.", LANGUAGES);
export const FormatEnum = codeEnum('CeliaFormat', 'How the customer gets books.', FORMATS);
export const CustomerStateEnum = codeEnum('CeliaCustomerState', 'Where a customer stands.', CUSTOMER_STATES);
export const ConsentFormEnum = codeEnum('CeliaConsentForm', 'How a guardian gave consent.', CONSENT_FORMS);
export const SystemEnum = codeEnum('CeliaSystem', 'What credentials are for.', SYSTEMS);
export const CredentialStateEnum = codeEnum('CeliaCredentialState', 'Where credentials stand.', CREDENTIAL_STATES);
export const SearchOutcomeEnum = codeEnum(
  'CeliaSearchOutcome',
  'All that a registrar is told after a search.',
  SEARCH_OUTCOMES,
);

export const GroundEnum = codeEnum(
  'CeliaGround',
  'Why somebody may be a customer; each kind of unit has its own grounds (F1, F2), which change with the law. Input only.',
  GROUNDS,
);

export const LookupPurposeEnum = codeEnum(
  'CeliaLookupPurpose',
  'Why a person is looked up; kept in the audit trail.',
  Object.fromEntries(Object.entries(LOOKUP_PURPOSES).map(([code, { en }]) => [code, en])),
);

export const LoansEnum = codeEnum('CeliaLoans', 'What a customer has borrowed, by the kind alone.', LOANS);
export const RestrictionReasonEnum = codeEnum(
  'CeliaRestrictionReason',
  'Why a customer is restricted; for Celia’s own staff.',
  RESTRICTION_REASONS,
);

export const RegistrarKindEnum = codeEnum(
  'CeliaRegistrarKind',
  'What kind of account a registrar has.',
  REGISTRAR_KINDS,
);
