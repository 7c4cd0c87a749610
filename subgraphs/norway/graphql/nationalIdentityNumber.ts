import { sensitiveInput } from '../../shared/graphql/sensitiveInput.ts';

export const NationalIdentityNumberScalar = sensitiveInput(
  'NationalIdentityNumber',
  'A Norwegian fødselsnummer or D-number: eleven digits.',
);
