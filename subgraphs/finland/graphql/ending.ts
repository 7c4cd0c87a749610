import { GraphQLDateTime } from 'graphql-scalars';
import { Arg, Ctx, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import { orRefusal } from '../../shared/graphql/refusalType.ts';
import type { LookupPurpose } from '../domain/purposes.ts';
import { endCeliaCustomer } from '../operations/endCeliaCustomer.ts';
import { endOwnMembership } from '../operations/endOwnMembership.ts';
import { LookupPurposeEnum } from './enums.ts';
import { FinlandRefusal } from './refusal.ts';
import type { FinlandRequest } from './request.ts';

@ObjectType({ description: 'Somebody is no customer of Celia any more.' })
class CeliaCustomerEnded {
  @Field(() => ID, { description: 'The customer’s id.' })
  readonly id!: string;

  @Field(() => GraphQLDateTime, {
    description:
      'From when no credentials work. The record is erased at a yearly run, two or five years later at most.',
  })
  readonly markedForDeletionAt!: Date;
}

const EndCeliaCustomerResult = orRefusal('EndCeliaCustomerResult', [CeliaCustomerEnded], FinlandRefusal);
const EndMyCeliaMembershipResult = orRefusal('EndMyCeliaMembershipResult', [CeliaCustomerEnded], FinlandRefusal);

@Resolver()
export class EndingResolver {
  @Mutation(() => EndMyCeliaMembershipResult, {
    description:
      'For a customer signed in with credentials for Celianet: reports that the need has ended (F5). Celia can make the same person a customer again; `eraseMyCeliaMembership` erases as well.',
  })
  async endMyCeliaMembership(@Ctx() request: FinlandRequest): Promise<object> {
    return endOwnMembership(request.registry, await request.actingAs('endMyCeliaMembership'));
  }

  @Mutation(() => EndCeliaCustomerResult, {
    description:
      'Ends a customer of the unit that the registrar works in, or of any unit for Celia’s own staff. Credentials stop working at once, and a mail confirms it. Celia alone can reactivate (F19).',
  })
  async endCeliaCustomer(
    @Arg('customerId', () => ID, { description: 'The customer.' }) customerId: string,
    @Arg('purpose', () => LookupPurposeEnum, { description: 'Why; kept in the audit trail.' }) purpose: LookupPurpose,
    @Ctx() request: FinlandRequest,
  ): Promise<object> {
    const actor = await request.actingAs('endCeliaCustomer');
    return endCeliaCustomer(request.registry, actor, customerId, purpose);
  }
}
