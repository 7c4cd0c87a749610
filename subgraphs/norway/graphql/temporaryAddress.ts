import { Arg, Ctx, Field, InputType, Mutation, Resolver } from 'type-graphql';
import { DateScalar } from '../../shared/graphql/dateScalar.ts';
import type { CalendarDate } from '../../shared/vocabulary/calendarDate.ts';
import {
  removeTemporaryAddress,
  setTemporaryAddress,
  type TemporaryAddressChange,
} from '../operations/setTemporaryAddress.ts';
import { LibraryCardAccount } from './libraryCardAccount.ts';
import { orNorwayRefusal } from './norwayRefusal.ts';
import type { NorwegianRequest } from './request.ts';

const WHOSE = 'For library staff: of the card in their hand. The person leaves it out.';

@InputType({ description: 'Where the person is reached until a day.' })
class SetTemporaryAddressInput implements TemporaryAddressChange {
  @Field(() => String, { nullable: true, description: WHOSE })
  readonly cardNumber?: string | null;

  @Field(() => [String], { description: 'Street, number, care of: one to four.' })
  readonly lines!: string[];

  @Field(() => String, { description: 'Four digits in Norway.' })
  readonly postcode!: string;

  @Field(() => String, { description: 'The post town.' })
  readonly place!: string;

  @Field(() => String, { defaultValue: 'NO', description: 'ISO 3166-1 alpha-2.' })
  readonly country!: string;

  @Field(() => DateScalar, { description: 'The last day, today or later.' })
  readonly through!: CalendarDate;
}

@InputType({ description: 'Whose temporary address.' })
class RemoveTemporaryAddressInput {
  @Field(() => String, { nullable: true, description: WHOSE })
  readonly cardNumber?: string | null;
}

const SetTemporaryAddressResult = orNorwayRefusal('SetTemporaryAddressResult', LibraryCardAccount);
const RemoveTemporaryAddressResult = orNorwayRefusal('RemoveTemporaryAddressResult', LibraryCardAccount);

@Resolver()
export class TemporaryAddressResolver {
  @Mutation(() => SetTemporaryAddressResult, {
    description: `Registers a temporary address beside the registered one, in the place of any other. Possible only where the
registered address is shown.`,
  })
  async setTemporaryAddress(
    @Arg('input', () => SetTemporaryAddressInput, { description: 'The address.' }) input: SetTemporaryAddressInput,
    @Ctx() { registry, actingAs }: NorwegianRequest,
  ): Promise<object> {
    return setTemporaryAddress(registry, await actingAs('setTemporaryAddress'), input);
  }

  @Mutation(() => RemoveTemporaryAddressResult, {
    description: 'Removes the temporary address before its last day. Does nothing where there is none.',
  })
  async removeTemporaryAddress(
    @Arg('input', () => RemoveTemporaryAddressInput, { description: 'Whose.' })
    { cardNumber }: RemoveTemporaryAddressInput,
    @Ctx() { registry, actingAs }: NorwegianRequest,
  ): Promise<object> {
    return removeTemporaryAddress(registry, await actingAs('removeTemporaryAddress'), cardNumber);
  }
}
