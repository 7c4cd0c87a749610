import { registerEnumType } from 'type-graphql';
import { LOOKUP_PURPOSES, type LookupPurpose } from '../domain/lookupPurpose.ts';

/** GraphQL `LibraryCardLookupPurpose`: the codes of the catalogue. */
export const LibraryCardLookupPurpose = Object.fromEntries(
  Object.keys(LOOKUP_PURPOSES).map((code) => [code, code]),
) as { readonly [Code in LookupPurpose]: Code };

registerEnumType(LibraryCardLookupPurpose, {
  name: 'LibraryCardLookupPurpose',
  description: 'Why a person is looked up by the national identity number. Kept in the audit trail.',
  valuesConfig: LOOKUP_PURPOSES,
});
