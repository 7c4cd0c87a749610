import { Ctx, Field, FieldResolver, ObjectType, Query, Resolver } from 'type-graphql';
import type { ConsentKind } from '../../domain/consents/consent.ts';
import { textsInForce } from '../../domain/consents/consentText.ts';
import { finnishDay } from '../../domain/finnishDay.ts';
import { HELP_TOPICS, type HelpTopicCode } from '../../domain/help/helpTopics.ts';
import { LABELS } from '../../domain/help/labels.ts';
import { inLanguage } from '../../domain/help/words.ts';
import type { FinlandRequest } from '../request.ts';
import { ConsentKindEnum, HelpTopicEnum } from './registrationEnums.ts';

@ObjectType({ description: 'How to go on, in the language asked for by Accept-Language: Finnish, Swedish or English.' })
class CeliaHelpTopic {
  @Field(() => HelpTopicEnum, { description: 'What about.' })
  readonly code!: HelpTopicCode;

  @Field(() => String, { description: 'A heading.' })
  readonly title!: string;

  @Field(() => String, { description: 'A sentence or two.' })
  readonly text!: string;

  @Field(() => [String], { description: 'Pages and mail addresses, as URLs.' })
  readonly links!: readonly string[];
}

@ObjectType({ description: 'What somebody agrees to, to be shown or read out before it is put on record.' })
class CeliaConsentText {
  @Field(() => ConsentKindEnum, { description: 'What it is to.' })
  readonly kind!: ConsentKind;

  @Field(() => String, { description: 'Kept with the consent.' })
  readonly version!: string;

  @Field(() => String, { description: 'In the language asked for by Accept-Language.' })
  readonly text!: string;
}

@ObjectType({ description: 'What a client shows for a value of an enum of this country.' })
class CeliaLabel {
  @Field(() => String, { description: 'The name of the enum.' })
  readonly enum!: string;

  @Field(() => String, { description: 'The value.' })
  readonly value!: string;

  @Field(() => String, { description: 'In the language asked for by Accept-Language.' })
  readonly label!: string;
}

@ObjectType({ description: 'Help for registrars, and words for clients. The same for everybody.' })
class CeliaHelp {
  @Field(() => [CeliaHelpTopic], { description: 'Where to look and whom to ask (F6, F17, F22, F23, F26).' })
  topics(@Ctx() { language }: FinlandRequest): CeliaHelpTopic[] {
    return Object.entries(HELP_TOPICS).map(([code, { title, text, links }]) => {
      const words = { title: inLanguage(title, language), text: inLanguage(text, language) };
      return { code: code as HelpTopicCode, ...words, links };
    });
  }

  @Field(() => [CeliaLabel], { description: 'Of every value of every enum whose name begins with Celia.' })
  labels(@Ctx() { language }: FinlandRequest): CeliaLabel[] {
    return Object.entries(LABELS).flatMap(([name, values]) =>
      Object.entries(values).map(([value, words]) => ({ enum: name, value, label: inLanguage(words, language) })),
    );
  }
}

@Resolver(() => CeliaHelp)
export class HelpResolver {
  @Query(() => CeliaHelp, { nullable: true, description: 'Help for registrars, open to everybody.' })
  async celiaHelp(@Ctx() request: FinlandRequest): Promise<CeliaHelp> {
    await request.actingAs('celiaHelp');
    return new CeliaHelp();
  }

  @FieldResolver(() => [CeliaConsentText], { description: 'Those in force today, one of each kind.' })
  consentTexts(@Ctx() { registry, language }: FinlandRequest): CeliaConsentText[] {
    return textsInForce(finnishDay(registry.now())).map(({ kind, version, ...words }) => {
      return { kind, version, text: inLanguage(words, language) };
    });
  }
}
