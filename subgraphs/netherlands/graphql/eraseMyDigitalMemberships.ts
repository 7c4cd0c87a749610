import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { DataErasure, DRY_RUN } from '../../shared/graphql/erasure.ts';
import { orRefusal } from '../../shared/graphql/refusalType.ts';
import { SecretText } from '../../shared/graphql/sensitiveInput.ts';
import type { Sensitive } from '../../shared/vocabulary/sensitive.ts';
import { eraseOwnMemberships } from '../operations/eraseOwnMemberships.ts';
import { NetherlandsRefusal } from './netherlandsRefusal.ts';
import type { NetherlandsRequest } from './request.ts';

const EraseMyDigitalMembershipsResult = orRefusal('EraseMyDigitalMembershipsResult', [DataErasure], NetherlandsRefusal);

@Resolver()
export class EraseMyDigitalMembershipsResolver {
  @Mutation(() => EraseMyDigitalMembershipsResult, {
    description: `For a member signed in with a login account: erases the account and everything that is kept of the members
that it belongs to, for good. Refused while a running subscription has a balance. A mail confirms it to every address known
before. Whoever is enrolled afterwards is somebody new.`,
  })
  async eraseMyDigitalMemberships(
    @Arg('password', () => SecretText, { description: 'Of the login account, once more.' }) password: Sensitive,
    @Arg('dryRun', () => Boolean, { description: DRY_RUN }) dryRun: boolean,
    @Ctx() { registry, network, actingAs }: NetherlandsRequest,
  ): Promise<object> {
    const holder = await actingAs('eraseMyDigitalMemberships');
    return eraseOwnMemberships(registry, holder, { password: password.reveal(), dryRun, network });
  }
}
