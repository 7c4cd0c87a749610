import 'reflect-metadata';
import { type FederatedSchema, federatedSchema } from '../shared/runtime/federatedSchema.ts';
import { AccessLogResolver } from './graphql/accessLog.ts';
import { ActivateLibraryCardResolver } from './graphql/activateLibraryCard.ts';
import { DataExportResolver } from './graphql/dataExport.ts';
import { EraseMyLibraryCardAccountResolver } from './graphql/eraseMyLibraryCardAccount.ts';
import { LibraryCardResolver } from './graphql/libraryCard.ts';
import { LibraryCardAccountResolver } from './graphql/libraryCardAccount.ts';
import { LibraryCardAtDeskResolver } from './graphql/libraryCardAtDesk.ts';
import { LibraryConnectionResolver } from './graphql/libraryConnection.ts';
import { LibraryMembership, LibraryMembershipResolver } from './graphql/libraryMembership.ts';
import { references } from './graphql/references.ts';
import { RegisterLibraryCardResolver } from './graphql/registerLibraryCard.ts';
import { RegisterLibraryCardAtDeskResolver } from './graphql/registerLibraryCardAtDesk.ts';
import { ViewerResolver } from './graphql/viewer.ts';

export function buildSchema(): Promise<FederatedSchema> {
  return federatedSchema({
    resolvers: [
      ViewerResolver,
      AccessLogResolver,
      DataExportResolver,
      LibraryConnectionResolver,
      LibraryCardResolver,
      LibraryCardAccountResolver,
      LibraryCardAtDeskResolver,
      LibraryMembershipResolver,
      RegisterLibraryCardResolver,
      RegisterLibraryCardAtDeskResolver,
      ActivateLibraryCardResolver,
      EraseMyLibraryCardAccountResolver,
    ],
    types: [LibraryMembership],
    references,
  });
}
