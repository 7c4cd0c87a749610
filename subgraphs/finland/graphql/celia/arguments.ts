import { ArgsType, Field, ID } from 'type-graphql';
import type { LookupPurpose } from '../../domain/purposes.ts';
import { LookupPurposeEnum } from '../enums.ts';

/** What every act of Celia's own staff on one customer takes. */
@ArgsType()
export class OfAnyCustomer {
  @Field(() => ID, { description: 'A customer of any unit.' })
  readonly customerId!: string;

  @Field(() => LookupPurposeEnum, { description: 'One of Celia’s; kept in the audit trail.' })
  readonly purpose!: LookupPurpose;
}
