import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { orRefusal } from '../../../shared/graphql/refusalType.ts';
import type { VoluntaryConsent } from '../../domain/consents/consent.ts';
import type { ReadingDisability } from '../../domain/registration/readingDisability.ts';
import { giveCeliaConsent } from '../../operations/registration/giveCeliaConsent.ts';
import { giveMyCeliaConsent } from '../../operations/registration/giveMyCeliaConsent.ts';
import { FinlandRefusal } from '../refusal.ts';
import type { FinlandRequest } from '../request.ts';
import { CeliaConsentInput } from './consentInput.ts';
import { CeliaConsent } from './consents.ts';
import { ReadingDisabilityEnum, VoluntaryConsentEnum } from './registrationEnums.ts';

const GiveResult = orRefusal('GiveCeliaConsentResult', [CeliaConsent], FinlandRefusal);
const DETAIL = {
  nullable: true,
  description: 'What makes reading hard; with the consent to REASON_DETAIL only. Kept sealed, shown to no unit.',
};

@Resolver()
export class GivenConsentsResolver {
  @Mutation(() => GiveResult, {
    description: 'For a customer: gives a consent after the registration, from 15 on; one that was withdrawn again.',
  })
  async giveMyCeliaConsent(
    @Arg('kind', () => VoluntaryConsentEnum, { description: 'What it is to.' }) kind: VoluntaryConsent,
    @Arg('textVersion', () => String, { description: 'Of the text that was shown (`celiaHelp.consentTexts`).' })
    textVersion: string,
    @Arg('readingDisability', () => ReadingDisabilityEnum, DETAIL) readingDisability: ReadingDisability | undefined,
    @Ctx() request: FinlandRequest,
  ): Promise<object> {
    const actor = await request.actingAs('giveMyCeliaConsent');
    return giveMyCeliaConsent(request.registry, actor, { kind, textVersion, readingDisability });
  }

  @Mutation(() => GiveResult, {
    description:
      'A consent that the customer or a guardian gives through the registrar after the registration. One that was withdrawn and is given again is a new record.',
  })
  async giveCeliaConsent(
    @Arg('customerId', () => ID, { description: 'A customer of the unit that the registrar works in.' })
    customerId: string,
    @Arg('consent', () => CeliaConsentInput, { description: 'What to, how, by whom, and where the proof is.' })
    consent: CeliaConsentInput,
    @Arg('readingDisability', () => ReadingDisabilityEnum, DETAIL) readingDisability: ReadingDisability | undefined,
    @Arg('identityChecked', () => Boolean, {
      description: 'The registrar’s word that the identity of whoever gives it was checked.',
    })
    identityChecked: boolean,
    @Ctx() request: FinlandRequest,
  ): Promise<object> {
    const registrar = await request.actingAs('giveCeliaConsent');
    return giveCeliaConsent(request.registry, registrar, { customerId, consent, readingDisability, identityChecked });
  }
}
