import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import { DateScalar } from '../../../shared/graphql/dateScalar.ts';
import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import type { CeliaCustomer as Customer } from '../../domain/customer.ts';
import { inLanguage } from '../../domain/help/words.ts';
import { WARNINGS, type Warning, warningsAbout } from '../../domain/registration/customerWarnings.ts';
import type { MailboxOwner } from '../../domain/registration/mailbox.ts';
import { CeliaCustomer } from '../customer.ts';
import type { FinlandRequest } from '../request.ts';
import { MailboxOwnerEnum, WarningEnum } from './registrationEnums.ts';

@ObjectType({ description: 'What a registrar should know about a record that was saved all the same.' })
class CeliaWarning {
  @Field(() => WarningEnum, { description: 'What about.' })
  readonly code!: Warning;

  @Field(() => String, { description: 'The same in words, in the language asked for by Accept-Language.' })
  readonly message!: string;
}

@ObjectType({ description: 'Somebody whom the unit may ask about practical things. Decides nothing.' })
class CeliaContactPerson {
  @Field(() => String, { description: 'As it was given.' })
  readonly name!: string;

  @Field(() => String, { nullable: true, description: 'Nothing is sent there by itself.' })
  readonly email?: string | null;

  @Field(() => String, { nullable: true, description: 'As the registrar typed it.' })
  readonly telephone?: string | null;
}

@Resolver(() => CeliaCustomer)
export class CustomerRegistrationFields {
  @FieldResolver(() => MailboxOwnerEnum, {
    nullable: true,
    description: 'Whose the e-mail address is (F24); null where there is none.',
  })
  emailBelongsTo(@Root() { email, emailOwner }: Customer): MailboxOwner | undefined {
    return email && emailOwner;
  }

  @FieldResolver(() => DateScalar, {
    nullable: true,
    description: 'Until when a temporary customer is expected to need it; nobody ends by it.',
  })
  expectedEnd(@Root() customer: Customer): CalendarDate | undefined {
    return customer.expectedEnd;
  }

  @FieldResolver(() => Boolean, {
    description: 'False for somebody whom Celia registered without a code (F21); it can be set once.',
  })
  hasPersonalIdentityCode(@Root() { identityCode }: Customer): boolean {
    return identityCode !== undefined;
  }

  @FieldResolver(() => CeliaContactPerson, { nullable: true, description: 'Null where nobody was named.' })
  contactPerson(@Root() { id }: Customer, @Ctx() { loaders }: FinlandRequest): Promise<object | undefined> {
    return loaders.contactPersons.load(id);
  }

  @FieldResolver(() => [CeliaWarning], { description: 'What to mend or to know; empty where all is well (F11, F24).' })
  warnings(@Root() customer: Customer, @Ctx() { language }: FinlandRequest): CeliaWarning[] {
    if (customer.state !== 'ACTIVE') return [];
    return warningsAbout(customer).map((code) => ({ code, message: inLanguage(WARNINGS[code], language) }));
  }
}
