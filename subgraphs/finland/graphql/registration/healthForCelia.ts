import { GraphQLDateTime } from 'graphql-scalars';
import { Arg, Ctx, Field, ID, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { orRefusal } from '../../../shared/graphql/refusalType.ts';
import { isRefusal } from '../../../shared/vocabulary/refusal.ts';
import type { LookupPurpose } from '../../domain/purposes.ts';
import type { ReadingDisability } from '../../domain/registration/readingDisability.ts';
import { readReadingDisability } from '../../operations/registration/readReadingDisability.ts';
import { setAddressProtection } from '../../operations/registration/setAddressProtection.ts';
import { CeliaCustomerRecord } from '../celia/customerRecord.ts';
import { LookupPurposeEnum } from '../enums.ts';
import { FinlandRefusal } from '../refusal.ts';
import type { FinlandRequest } from '../request.ts';
import { ReadingDisabilityEnum } from './registrationEnums.ts';

@ObjectType({
  description: 'What was kept of what makes reading hard. For Celia’s own staff; both null without the consent.',
})
class CeliaReadingDisability {
  @Field(() => ReadingDisabilityEnum, { nullable: true, description: 'What it is.' })
  readonly category?: ReadingDisability | undefined;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was put on record.' })
  readonly recordedAt?: Date | undefined;
}

const ReadingDisabilityResult = orRefusal('CeliaReadingDisabilityResult', [CeliaReadingDisability], FinlandRefusal);
const ProtectionResult = orRefusal('SetCeliaAddressProtectionResult', [CeliaCustomerRecord], FinlandRefusal);
const CUSTOMER_ID = { description: 'A customer of any unit.' };
const PURPOSE = { description: 'One of Celia’s; kept in the audit trail, where the customer reads it.' };

@Resolver()
export class HealthForCeliaResolver {
  @Query(() => ReadingDisabilityResult, {
    description:
      'For Celia’s own staff, for a purpose: what makes reading hard for the customer. No other answer tells it; the customer reads it in the export of everything.',
  })
  async celiaReadingDisability(
    @Arg('customerId', () => ID, CUSTOMER_ID) customerId: string,
    @Arg('purpose', () => LookupPurposeEnum, PURPOSE) purpose: LookupPurpose,
    @Ctx() request: FinlandRequest,
  ): Promise<object> {
    const clerk = await request.actingAs('celiaReadingDisability');
    const answer = await readReadingDisability(request.registry, clerk, customerId, purpose);
    if (isRefusal(answer)) return answer;
    return { category: answer.known?.category, recordedAt: answer.known?.recordedAt };
  }

  @Mutation(() => ProtectionResult, {
    description:
      'For Celia’s own staff: whether the customer’s address is protected (turvakielto). Then no unit sees the record or takes it over, and a search tells of it what it tells of one marked for deletion.',
  })
  async setCeliaAddressProtection(
    @Arg('customerId', () => ID, CUSTOMER_ID) customerId: string,
    @Arg('addressProtected', () => Boolean, { description: 'False ends it.' }) addressProtected: boolean,
    @Arg('purpose', () => LookupPurposeEnum, PURPOSE) purpose: LookupPurpose,
    @Ctx() request: FinlandRequest,
  ): Promise<object> {
    const clerk = await request.actingAs('setCeliaAddressProtection');
    return setAddressProtection(request.registry, clerk, { customerId, addressProtected, purpose });
  }
}
