import { Field, FieldResolver, ObjectType, Resolver, Root, registerEnumType } from 'type-graphql';
import type { EmailAddress } from '../../shared/vocabulary/emailAddress.ts';
import type { LocalCard, LocalHolder } from '../domain/localCard.ts';
import type { LocalCardNumber } from '../domain/localCardNumber.ts';
import type { TelephoneNumber } from '../domain/telephoneNumber.ts';

const STATES = { ACTIVE: 'ACTIVE', LINKED: 'LINKED', DISCARDED: 'DISCARDED' } as const;
export const HOLDER_KINDS = { PERSON: 'PERSON', INSTITUTION: 'INSTITUTION' } as const;

registerEnumType(STATES, {
  name: 'LocalCardState',
  description: "Where one library's own card stands.",
  valuesConfig: {
    ACTIVE: { description: 'In use, a card of its own: whoever also has the national card has two.' },
    LINKED: { description: 'The national card of its holder works at the library in its place.' },
    DISCARDED: { description: 'Thrown away after that.' },
  },
});

registerEnumType(HOLDER_KINDS, {
  name: 'LocalCardHolderKind',
  description: 'Whose a local card is.',
  valuesConfig: {
    PERSON: { description: 'Of a person, for whom the national card is recommended.' },
    INSTITUTION: { description: 'Of an institution such as a kindergarten or a school.' },
  },
});

@ObjectType({ description: "One library's own card, which works nowhere else." })
export class LocalLibraryCard {
  @Field(() => String, { description: 'In the form of that library.' })
  readonly number!: LocalCardNumber;

  @Field(() => STATES, { description: 'Whether it is in use.' })
  readonly state!: LocalCard['state'];
}

@Resolver(() => LocalLibraryCard)
export class LocalLibraryCardResolver {
  @FieldResolver(() => HOLDER_KINDS, { description: 'Person or institution.' })
  holderKind(@Root() { holder }: LocalCard): LocalHolder['kind'] {
    return holder.kind;
  }

  @FieldResolver(() => String, { description: 'Of the holder, as the library wrote it.' })
  name(@Root() { holder }: LocalCard): string {
    return holder.name;
  }

  @FieldResolver(() => String, { description: 'E.164.' })
  telephone(@Root() { contact }: LocalCard): TelephoneNumber {
    return contact.telephone;
  }

  @FieldResolver(() => String, { description: 'One mailbox.' })
  email(@Root() { contact }: LocalCard): EmailAddress {
    return contact.email;
  }
}
