import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { DataErasure, DRY_RUN } from '../../shared/graphql/erasure.ts';
import { orRefusal } from '../../shared/graphql/refusalType.ts';
import { SecretText } from '../../shared/graphql/sensitiveInput.ts';
import type { Sensitive } from '../../shared/vocabulary/sensitive.ts';
import { eraseOwnMembership } from '../operations/eraseOwnMembership.ts';
import { FinlandRefusal } from './refusal.ts';
import type { FinlandRequest } from './request.ts';

const EraseMyCeliaMembershipResult = orRefusal('EraseMyCeliaMembershipResult', [DataErasure], FinlandRefusal);

@Resolver()
export class EraseMyCeliaMembershipResolver {
  @Mutation(() => EraseMyCeliaMembershipResult, {
    description: `For a customer signed in with credentials for Celianet: ends the membership for good and erases what the law
does not keep; the answer says what it keeps and until when. A mail confirms it to every address known before. The personal
identity code stays in use until then: Celia alone can make the same person a customer again.`,
  })
  async eraseMyCeliaMembership(
    @Arg('password', () => SecretText, { description: 'For Celianet, once more.' }) password: Sensitive,
    @Arg('dryRun', () => Boolean, { description: DRY_RUN }) dryRun: boolean,
    @Ctx() request: FinlandRequest,
  ): Promise<object> {
    const { registry, network } = request;
    const actor = await request.actingAs('eraseMyCeliaMembership');
    return eraseOwnMembership(registry, actor, { password: password.reveal(), dryRun, network });
  }
}
