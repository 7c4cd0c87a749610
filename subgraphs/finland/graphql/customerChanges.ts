import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import { orRefusal } from '../../shared/graphql/refusalType.ts';
import type { Language } from '../domain/customer.ts';
import type { TypedChanges } from '../domain/customerDetails.ts';
import type { MailboxOwner } from '../domain/registration/mailbox.ts';
import { changeCeliaCustomerEmail } from '../operations/changeCeliaCustomerEmail.ts';
import { editCeliaCustomer } from '../operations/editCeliaCustomer.ts';
import { CeliaAddressInput } from './address.ts';
import { CeliaCustomer } from './customer.ts';
import { LanguageEnum } from './enums.ts';
import { FinlandRefusal } from './refusal.ts';
import { MailboxOwnerEnum } from './registration/registrationEnums.ts';
import type { FinlandRequest } from './request.ts';

@InputType({
  description:
    'What is left out stays as it is. The e-mail address has a mutation of its own; the format is changed by Celia alone (F20).',
})
export class CeliaCustomerChanges implements TypedChanges {
  @Field(() => String, { nullable: true, description: 'At most 100 characters.' })
  readonly firstName?: string | null;

  @Field(() => String, { nullable: true, description: 'At most 100 characters.' })
  readonly lastName?: string | null;

  @Field(() => CeliaAddressInput, { nullable: true, description: 'The whole address.' })
  readonly address?: CeliaAddressInput | null;

  @Field(() => String, { nullable: true, description: '`null` takes it away.' })
  readonly telephone?: string | null;

  @Field(() => LanguageEnum, { nullable: true, description: 'Mails come in it.' })
  readonly language?: Language | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the need will end.' })
  readonly temporary?: boolean | null;

  @Field(() => String, { nullable: true, description: '`null` takes it away. Nobody watches this text (F11).' })
  readonly extraInformation?: string | null;
}

const OF_OWN_UNIT = { description: 'A customer of the unit that the registrar works in.' };

const EditCeliaCustomerResult = orRefusal('EditCeliaCustomerResult', [CeliaCustomer], FinlandRefusal);
const ChangeEmailResult = orRefusal('ChangeCeliaCustomerEmailResult', [CeliaCustomer], FinlandRefusal);

@Resolver()
export class CustomerChangesResolver {
  @Mutation(() => EditCeliaCustomerResult, {
    description: 'Changes the details of a customer of one’s own unit (F14).',
  })
  async editCeliaCustomer(
    @Arg('customerId', () => ID, OF_OWN_UNIT) customerId: string,
    @Arg('changes', () => CeliaCustomerChanges, { description: 'What is to be different.' })
    changes: CeliaCustomerChanges,
    @Ctx() request: FinlandRequest,
  ): Promise<object> {
    const registrar = await request.actingAs('editCeliaCustomer');
    return editCeliaCustomer(request.registry, registrar, customerId, changes);
  }

  @Mutation(() => ChangeEmailResult, {
    description:
      'Changes the e-mail address, to which credentials can then be sent (F16). The old address gets a notice, and links mailed to it stop working; so do passwords that were chosen from a registrar’s mailbox. An address of the customer or guardian closes the task that a registrar’s left (F24).',
  })
  async changeCeliaCustomerEmail(
    @Arg('customerId', () => ID, OF_OWN_UNIT) customerId: string,
    @Arg('email', () => String, { description: 'Exactly one address.' }) email: string,
    @Arg('identityChecked', () => Boolean, {
      description: 'The registrar’s word that the identity of whoever asks for it was checked.',
    })
    identityChecked: boolean,
    @Arg('belongsTo', () => MailboxOwnerEnum, {
      nullable: true,
      description:
        'Whose the address is; the customer’s where left out. An address that is known as a registrar’s counts as that (F24).',
    })
    belongsTo: MailboxOwner | null | undefined,
    @Ctx() request: FinlandRequest,
  ): Promise<object> {
    const registrar = await request.actingAs('changeCeliaCustomerEmail');
    const change = { customerId, email, identityChecked, belongsTo: belongsTo ?? undefined };
    return changeCeliaCustomerEmail(request.registry, registrar, change);
  }
}
