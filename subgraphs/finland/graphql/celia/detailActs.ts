import { Arg, Args, Ctx, Mutation, Resolver } from 'type-graphql';
import { orRefusal } from '../../../shared/graphql/refusalType.ts';
import type { System } from '../../domain/credentials.ts';
import type { MailboxOwner } from '../../domain/registration/mailbox.ts';
import { changeCustomerEmailForCelia } from '../../operations/celia/changeCustomerEmailForCelia.ts';
import { editCustomerForCelia } from '../../operations/celia/editCustomerForCelia.ts';
import { sendCredentialsForCelia } from '../../operations/celia/sendCredentialsForCelia.ts';
import { CeliaCustomerChanges } from '../customerChanges.ts';
import { SystemEnum } from '../enums.ts';
import { FinlandRefusal } from '../refusal.ts';
import { MailboxOwnerEnum } from '../registration/registrationEnums.ts';
import type { FinlandRequest } from '../request.ts';
import { OfAnyCustomer } from './arguments.ts';
import { CeliaCustomerRecord } from './customerRecord.ts';

const resultOf = (name: string) => orRefusal(name, [CeliaCustomerRecord], FinlandRefusal);
const EditResult = resultOf('EditCustomerForCeliaResult');
const ChangeEmailResult = resultOf('ChangeCustomerEmailForCeliaResult');
const SendResult = resultOf('SendCredentialsForCeliaResult');

@Resolver()
export class DetailActsOfCelia {
  @Mutation(() => EditResult, {
    description:
      'For Celia’s own staff: changes the details of a customer of whatever unit (F14), also of one whose address is protected.',
  })
  async editCustomerForCelia(
    @Args(() => OfAnyCustomer) of: OfAnyCustomer,
    @Arg('changes', () => CeliaCustomerChanges, { description: 'What is to be different.' })
    changes: CeliaCustomerChanges,
    @Ctx() request: FinlandRequest,
  ): Promise<object> {
    const clerk = await request.actingAs('editCustomerForCelia');
    return editCustomerForCelia(request.registry, clerk, { ...of, changes });
  }

  @Mutation(() => ChangeEmailResult, {
    description:
      'For Celia’s own staff: changes the e-mail address of a customer of whatever unit (F16), with the same notice to the old one and the same end of links and passwords as `changeCeliaCustomerEmail`.',
  })
  async changeCustomerEmailForCelia(
    @Args(() => OfAnyCustomer) of: OfAnyCustomer,
    @Arg('email', () => String, { description: 'Exactly one address.' }) email: string,
    @Arg('identityChecked', () => Boolean, {
      description: 'The clerk’s word that the identity of whoever asks for it was checked.',
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
    const clerk = await request.actingAs('changeCustomerEmailForCelia');
    const change = { ...of, email, identityChecked, belongsTo: belongsTo ?? undefined };
    return changeCustomerEmailForCelia(request.registry, clerk, change);
  }

  @Mutation(() => SendResult, {
    description:
      'For Celia’s own staff: mails credentials to a customer of whatever unit, to the stored e-mail address and no other (F16). A password and a link that there were stop working.',
  })
  async sendCredentialsForCelia(
    @Args(() => OfAnyCustomer) of: OfAnyCustomer,
    @Arg('systems', () => [SystemEnum], { description: 'At least one.' }) systems: System[],
    @Ctx() request: FinlandRequest,
  ): Promise<object> {
    const clerk = await request.actingAs('sendCredentialsForCelia');
    return sendCredentialsForCelia(request.registry, clerk, { ...of, systems });
  }
}
