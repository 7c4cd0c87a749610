import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root, registerEnumType } from 'type-graphql';
import type { CardKind, CurrentCard } from '../domain/card.ts';
import type { CardNumber } from '../domain/cardNumber.ts';
import { barcodeOf } from './barcode.ts';
import type { NorwegianRequest } from './request.ts';

const CARD_KINDS = { DIGITAL: 'DIGITAL', PHYSICAL: 'PHYSICAL' } as const;
const CARD_STATES = { ISSUED: 'ISSUED', ACTIVE: 'ACTIVE', BLOCKED: 'BLOCKED' } as const;

registerEnumType(CARD_KINDS, {
  name: 'LibraryCardKind',
  description: 'What a national library card is made of. Libraries treat both alike.',
  valuesConfig: {
    DIGITAL: { description: 'A barcode on a screen.' },
    PHYSICAL: { description: 'Printed.' },
  },
});

registerEnumType(CARD_STATES, {
  name: 'LibraryCardState',
  description: 'Where a national library card stands. At which libraries it may be used, the memberships say.',
  valuesConfig: {
    ISSUED: { description: 'Given out, but not yet activated at any library.' },
    ACTIVE: { description: 'Activated at one library at least.' },
    BLOCKED: { description: 'Reported lost: usable nowhere, until it is found or replaced.' },
  },
});

@ObjectType({ description: 'A national library card (Bibliotekkortet).' })
export class LibraryCard {
  @Field(() => String, { description: 'The lånenummer: N and nine digits.' })
  readonly number!: CardNumber;

  @Field(() => CARD_KINDS, { description: 'Digital or printed.' })
  readonly kind!: CardKind;

  @Field(() => CARD_STATES, { description: 'Whether it was ever activated, or is blocked.' })
  readonly state!: CurrentCard['state'];
}

@Resolver(() => LibraryCard)
export class LibraryCardResolver {
  @FieldResolver(() => String, { description: 'The number as a barcode to scan at a library: one SVG element.' })
  barcode(@Root() { number }: CurrentCard, @Ctx() { registry }: NorwegianRequest): string {
    return barcodeOf(number, registry.symbology);
  }
}
