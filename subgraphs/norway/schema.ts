import 'reflect-metadata';
import { type FederatedSchema, federatedSchema } from '../shared/runtime/federatedSchema.ts';
import { once } from '../shared/runtime/once.ts';
import { AccessLogResolver } from './graphql/accessLog.ts';
import { AccountChangesResolver } from './graphql/accountChanges.ts';
import { ActivateLibraryCardResolver } from './graphql/activateLibraryCard.ts';
import { DataExportResolver } from './graphql/dataExport.ts';
import { DigitalServiceAccessResolver, DigitalServicesResolver } from './graphql/digitalOffer.ts';
import { EraseMyLibraryCardAccountResolver } from './graphql/eraseMyLibraryCardAccount.ts';
import { LibraryCardResolver } from './graphql/libraryCard.ts';
import { LibraryCardAccountResolver } from './graphql/libraryCardAccount.ts';
import { LibraryCardAtDeskResolver } from './graphql/libraryCardAtDesk.ts';
import { LibraryCardChangesResolver } from './graphql/libraryCardChanges.ts';
import { LibraryConnectionResolver } from './graphql/libraryConnection.ts';
import { LibraryMembership, LibraryMembershipResolver } from './graphql/libraryMembership.ts';
import { LocalCardAtDeskResolver } from './graphql/localCardAtDesk.ts';
import { LocalLibraryCardResolver } from './graphql/localLibraryCard.ts';
import { LostCardResolver } from './graphql/lostCard.ts';
import { MembershipChangesResolver } from './graphql/membershipChanges.ts';
import { NewPrintedCardResolver } from './graphql/newPrintedCard.ts';
import { references } from './graphql/references.ts';
import { RegisterLibraryCardResolver } from './graphql/registerLibraryCard.ts';
import { RegisterLibraryCardAtDeskResolver } from './graphql/registerLibraryCardAtDesk.ts';
import { RegisterLocalCardResolver } from './graphql/registerLocalCard.ts';
import { TemporaryAddressResolver } from './graphql/temporaryAddress.ts';
import { UpgradeLocalCardResolver } from './graphql/upgradeLocalCard.ts';
import { ViewerResolver } from './graphql/viewer.ts';

function build(): Promise<FederatedSchema> {
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
      MembershipChangesResolver,
      AccountChangesResolver,
      LostCardResolver,
      NewPrintedCardResolver,
      LocalLibraryCardResolver,
      RegisterLocalCardResolver,
      LocalCardAtDeskResolver,
      UpgradeLocalCardResolver,
      TemporaryAddressResolver,
      DigitalServiceAccessResolver,
      DigitalServicesResolver,
      LibraryCardChangesResolver,
      EraseMyLibraryCardAccountResolver,
    ],
    types: [LibraryMembership],
    references,
  });
}

export const buildSchema = once(build);
