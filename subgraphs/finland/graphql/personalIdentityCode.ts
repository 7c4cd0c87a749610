import { sensitiveInput } from '../../shared/graphql/sensitiveInput.ts';

/** The scalar `PersonalIdentityCode`: an input only, parsed by the domain. */
export const PersonalIdentityCodeScalar = sensitiveInput(
  'PersonalIdentityCode',
  'A Finnish personal identity code (henkilötunnus), `DDMMYYCZZZQ`, with any sign of the 2023 reform: `+`, `-YXWVU` or `ABCDEF`. The sign is part of whom it names.',
);
