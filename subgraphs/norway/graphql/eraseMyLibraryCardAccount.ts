import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { DataErasure, DRY_RUN } from '../../shared/graphql/erasure.ts';
import { eraseOwnAccount } from '../operations/eraseOwnAccount.ts';
import { orNorwayRefusal } from './norwayRefusal.ts';
import type { NorwegianRequest } from './request.ts';

const EraseMyLibraryCardAccountResult = orNorwayRefusal('EraseMyLibraryCardAccountResult', DataErasure);

@Resolver()
export class EraseMyLibraryCardAccountResolver {
  @Mutation(() => EraseMyLibraryCardAccountResult, {
    description: `For a person signed in at ID-porten: erases everything that is kept of their national library card, for
good. The card stops working everywhere at once; loans and claims stay with the libraries. A mail confirms it to the address
known before. Whoever registers afterwards gets a new account.`,
  })
  async eraseMyLibraryCardAccount(
    @Arg('dryRun', () => Boolean, { description: DRY_RUN }) dryRun: boolean,
    @Ctx() { registry, actingAs }: NorwegianRequest,
  ): Promise<object> {
    return eraseOwnAccount(registry, await actingAs('eraseMyLibraryCardAccount'), dryRun);
  }
}
