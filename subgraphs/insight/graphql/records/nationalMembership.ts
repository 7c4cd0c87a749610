import { Directive, Field, ID, InterfaceType, ObjectType } from 'type-graphql';
import type { FeedCountry } from '../../domain/feed/feedCountry.ts';

// Of the interface that the countries have insight knows the id alone; the countries answer for the rest. Descriptions
// are those of the countries: composition takes one of them.
@InterfaceType('Membership', {
  autoRegisterImplementations: false,
  description: 'One membership of one person in one country, whatever the country registers.',
  resolveType: ({ __typename }: NationalMembership & { __typename: string }) => __typename,
})
export abstract class NationalMembership {
  @Field(() => ID, { description: 'Opaque, unique over all countries; holds no number of the person.' })
  readonly id!: string;
}

@ObjectType('DigitalMembership', {
  implements: NationalMembership,
  description: 'A Dutch membership for the national platform only, without a card.',
})
@Directive('@key(fields: "id", resolvable: false)')
class DigitalMembership extends NationalMembership {
  @Field(() => ID, { description: 'Opaque.' })
  declare readonly id: string;
}

@ObjectType('LibraryMembership', {
  implements: NationalMembership,
  description: 'What a person is at one Norwegian library.',
})
@Directive('@key(fields: "id", resolvable: false)')
class LibraryMembership extends NationalMembership {
  @Field(() => ID, { description: 'Opaque.' })
  declare readonly id: string;
}

@ObjectType('CeliaMembership', {
  implements: NationalMembership,
  description: 'Being a customer of Celia. Its library is the unit that the customer is registered with.',
})
@Directive('@key(fields: "id", resolvable: false)')
class CeliaMembership extends NationalMembership {
  @Field(() => ID, { description: "The customer's id." })
  declare readonly id: string;
}

/** The entities of the countries that a record may refer to. */
export const NATIONAL_MEMBERSHIPS = [DigitalMembership, LibraryMembership, CeliaMembership];

const ENTITIES: Readonly<Record<FeedCountry, string>> = {
  netherlands: 'DigitalMembership',
  norway: 'LibraryMembership',
  finland: 'CeliaMembership',
};

/** A reference to the entity of that country; whether it is there and the caller's to see the country says. */
export function nationalMembership(country: FeedCountry, id: string): NationalMembership {
  return { __typename: ENTITIES[country], id } as NationalMembership;
}
