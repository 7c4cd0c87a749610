import { GraphQLDateTime } from 'graphql-scalars';
import { Arg, Ctx, Field, FieldResolver, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import { orRefusal } from '../../../shared/graphql/refusalType.ts';
import type { ConsentGiver, ConsentKind, ConsentWithdrawer, VoluntaryConsent } from '../../domain/consents/consent.ts';
import type { ConsentForm } from '../../domain/consents/consentForm.ts';
import type { WithdrawalEffect } from '../../domain/consents/withdrawal.ts';
import type { LookupPurpose } from '../../domain/purposes.ts';
import { celiaConsents } from '../../operations/registration/celiaConsents.ts';
import { withdrawCeliaConsent } from '../../operations/registration/withdrawCeliaConsent.ts';
import { withdrawConsentForCelia } from '../../operations/registration/withdrawConsentForCelia.ts';
import { withdrawMyCeliaConsent } from '../../operations/registration/withdrawMyCeliaConsent.ts';
import { ConsentFormEnum, LookupPurposeEnum } from '../enums.ts';
import { FinlandRefusal } from '../refusal.ts';
import { Viewer } from '../registrar.ts';
import type { FinlandRequest } from '../request.ts';
import {
  ConsentGiverEnum,
  ConsentKindEnum,
  ConsentWithdrawerEnum,
  VoluntaryConsentEnum,
  WithdrawalEffectEnum,
} from './registrationEnums.ts';

@ObjectType({ description: 'A consent as it stands on record.' })
export class CeliaConsent {
  @Field(() => ConsentKindEnum, { description: 'What it is to.' })
  readonly kind!: ConsentKind;

  @Field(() => String, { description: 'Of the text that was agreed to.' })
  readonly textVersion!: string;

  @Field(() => ConsentFormEnum, { description: 'How it was given.' })
  readonly form!: ConsentForm;

  @Field(() => ConsentGiverEnum, { description: 'By whom.' })
  readonly givenBy!: ConsentGiver;

  @Field(() => GraphQLDateTime, { description: 'When it was put on record.' })
  readonly givenAt!: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Null while it counts.' })
  readonly withdrawnAt?: Date | undefined;

  @Field(() => ConsentWithdrawerEnum, { nullable: true, description: 'By whom it was withdrawn.' })
  readonly withdrawnBy?: ConsentWithdrawer | undefined;
}

@ObjectType({ description: 'A consent that counts no more, and what that did.' })
class CeliaConsentWithdrawn {
  @Field(() => ConsentKindEnum, { description: 'What it was to.' })
  readonly kind!: ConsentKind;

  @Field(() => WithdrawalEffectEnum, { description: 'Done at once.' })
  readonly effect!: WithdrawalEffect;
}

const WithdrawResult = orRefusal('WithdrawCeliaConsentResult', [CeliaConsentWithdrawn], FinlandRefusal);
const KIND = { description: 'What it is to.' };

@Resolver(() => Viewer)
export class ConsentsResolver {
  @FieldResolver(() => [CeliaConsent], {
    nullable: true,
    description:
      'Consents of a customer of Celia, those withdrawn too; null without a sign-in with credentials for Celianet.',
  })
  async celiaConsents(@Ctx() request: FinlandRequest): Promise<CeliaConsent[] | undefined> {
    const actor = await request.actor();
    return actor.role === 'CUSTOMER' ? celiaConsents(request.registry, actor.customer) : undefined;
  }

  @Mutation(() => WithdrawResult, { description: 'For a customer: takes back a consent of one’s own, from 15 on.' })
  async withdrawMyCeliaConsent(
    @Arg('kind', () => VoluntaryConsentEnum, KIND) kind: VoluntaryConsent,
    @Ctx() request: FinlandRequest,
  ): Promise<object> {
    return withdrawMyCeliaConsent(request.registry, await request.actingAs('withdrawMyCeliaConsent'), kind);
  }

  @Mutation(() => WithdrawResult, {
    description:
      'A consent that the customer or a guardian takes back through the registrar. Without the guardian’s consent to the registration somebody under 15 is a customer no more, at once.',
  })
  async withdrawCeliaConsent(
    @Arg('customerId', () => ID, { description: 'A customer of the unit that the registrar works in.' })
    customerId: string,
    @Arg('kind', () => ConsentKindEnum, KIND) kind: ConsentKind,
    @Arg('withdrawnBy', () => ConsentGiverEnum, { description: 'Who asks for it.' }) withdrawnBy: ConsentGiver,
    @Arg('identityChecked', () => Boolean, {
      description: 'The registrar’s word that the identity of whoever asks was checked.',
    })
    identityChecked: boolean,
    @Ctx() request: FinlandRequest,
  ): Promise<object> {
    const registrar = await request.actingAs('withdrawCeliaConsent');
    return withdrawCeliaConsent(request.registry, registrar, { customerId, kind, withdrawnBy, identityChecked });
  }

  @Mutation(() => WithdrawResult, {
    description: 'For Celia’s own staff: takes a consent off the record, of a customer of whatever unit.',
  })
  async withdrawConsentForCelia(
    @Arg('customerId', () => ID, { description: 'A customer of any unit.' }) customerId: string,
    @Arg('kind', () => ConsentKindEnum, KIND) kind: ConsentKind,
    @Arg('purpose', () => LookupPurposeEnum, { description: 'One of Celia’s; kept in the audit trail.' })
    purpose: LookupPurpose,
    @Ctx() request: FinlandRequest,
  ): Promise<object> {
    const clerk = await request.actingAs('withdrawConsentForCelia');
    return withdrawConsentForCelia(request.registry, clerk, { customerId, kind, purpose });
  }
}
