import { CasesForCeliaResolver } from './casesForCelia.ts';
import { CaseResolver } from './celiaCase.ts';
import { ConsentsResolver } from './consents.ts';
import { CustomerRegistrationFields } from './customerFields.ts';
import { GivenConsentsResolver } from './givenConsents.ts';
import { HealthForCeliaResolver } from './healthForCelia.ts';
import { HelpResolver } from './help.ts';
import { OwnPasswordResolver } from './ownPassword.ts';
import { TasksResolver } from './tasks.ts';
import { TransferResolver } from './transfer.ts';

/** Registration, what comes after it, persons whom Celia alone registers, and help. */
export const REGISTRATION_RESOLVERS = [
  CustomerRegistrationFields,
  TransferResolver,
  ConsentsResolver,
  GivenConsentsResolver,
  TasksResolver,
  CaseResolver,
  CasesForCeliaResolver,
  HealthForCeliaResolver,
  HelpResolver,
  OwnPasswordResolver,
] as const;
