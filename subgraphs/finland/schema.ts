import 'reflect-metadata';
import { type FederatedSchema, federatedSchema } from '../shared/runtime/federatedSchema.ts';
import { once } from '../shared/runtime/once.ts';
import { AccessLogResolver } from './graphql/accessLog.ts';
import { CredentialsResolver } from './graphql/credentials.ts';
import { CustomerChangesResolver } from './graphql/customerChanges.ts';
import { CustomerResolver, celiaCustomerReference, celiaMembershipReference } from './graphql/customerResolver.ts';
import { DataExportResolver } from './graphql/dataExport.ts';
import { EraseMyCeliaMembershipResolver } from './graphql/eraseMyCeliaMembership.ts';
import { CeliaMembership } from './graphql/membership.ts';
import { NameSearchResolver } from './graphql/nameSearch.ts';
import { RegistrarResolver } from './graphql/registrar.ts';
import { RegistrationResolver } from './graphql/registration.ts';
import { SearchResolver } from './graphql/search.ts';
import { SignInResolver } from './graphql/signIn.ts';

function build(): Promise<FederatedSchema> {
  return federatedSchema({
    resolvers: [
      RegistrarResolver,
      AccessLogResolver,
      DataExportResolver,
      EraseMyCeliaMembershipResolver,
      SearchResolver,
      NameSearchResolver,
      RegistrationResolver,
      CustomerResolver,
      CustomerChangesResolver,
      CredentialsResolver,
      SignInResolver,
    ],
    types: [CeliaMembership],
    references: { CeliaCustomer: celiaCustomerReference, CeliaMembership: celiaMembershipReference },
  });
}

/** The schema of Finland, as printed and as served. */
export const finlandSchema = once(build);
