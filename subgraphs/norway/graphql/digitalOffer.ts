import { Arg, Ctx, Field, FieldResolver, ObjectType, Resolver, Root, registerEnumType } from 'type-graphql';
import type { DigitalServiceAccess as Access, NoService } from '../domain/digitalOffer.ts';
import type { ObservedAccount } from '../domain/disclosure.ts';
import type { Library as NorwegianLibrary } from '../domain/library.ts';
import { digitalServicesOf } from '../operations/digitalServicesOf.ts';
import { Library } from './library.ts';
import { LibraryCardAccount } from './libraryCardAccount.ts';
import type { NorwegianRequest } from './request.ts';

const REASONS = {
  CARD_BLOCKED: 'CARD_BLOCKED',
  NOT_A_PATRON: 'NOT_A_PATRON',
  NOT_ACTIVATED: 'NOT_ACTIVATED',
  MEMBERSHIP_ENDED: 'MEMBERSHIP_ENDED',
} as const satisfies Record<NoService, NoService>;

registerEnumType(REASONS, {
  name: 'NoDigitalServiceReason',
  description: 'Why a digital service is not open to the holder of a card.',
  valuesConfig: {
    CARD_BLOCKED: { description: 'The card is reported lost.' },
    NOT_A_PATRON: { description: 'The service is for patrons of that library.' },
    NOT_ACTIVATED: { description: 'The library was chosen, but the card is not yet activated there.' },
    MEMBERSHIP_ENDED: { description: 'The person left that library.' },
  },
});

@ObjectType({ description: 'A digital service, and whether it is open to the holder of the card.' })
class DigitalServiceAccess {
  @Field(() => REASONS, { nullable: true, description: 'Null where it is open.' })
  readonly reason?: NoService | undefined;
}

@Resolver(() => DigitalServiceAccess)
export class DigitalServiceAccessResolver {
  @FieldResolver(() => String, { description: 'Short and lasting, e.g. filmbib.' })
  code(@Root() { service }: Access): string {
    return service.code;
  }

  @FieldResolver(() => String, { description: 'As the service calls itself.' })
  name(@Root() { service }: Access): string {
    return service.name;
  }

  @FieldResolver(() => Boolean, { description: 'Whether the holder can use it today.' })
  available(@Root() { reason }: Access): boolean {
    return reason === undefined;
  }

  @FieldResolver(() => Library, { nullable: true, description: 'Who bought it; null for the national services.' })
  async library(
    @Root() { library }: Access,
    @Ctx() { loaders }: NorwegianRequest,
  ): Promise<NorwegianLibrary | undefined> {
    return library && loaders.libraries.load(library);
  }
}

@Resolver(() => LibraryCardAccount)
export class DigitalServicesResolver {
  @FieldResolver(() => [DigitalServiceAccess], {
    description: `The national digital services, and those of each library that the person has or had to do with. A library is told of its
own ones only.`,
  })
  async digitalServices(
    @Root() account: ObservedAccount,
    @Arg('libraryNumber', () => String, {
      nullable: true,
      description: 'One more library, to be told what a patron has there.',
    })
    libraryNumber: string | null | undefined,
    @Ctx() { loaders }: NorwegianRequest,
  ): Promise<Access[]> {
    return digitalServicesOf(loaders, account, libraryNumber ?? undefined);
  }
}
