import { Arg, Args, Ctx, Mutation, Resolver } from 'type-graphql';
import { DateScalar } from '../../../shared/graphql/dateScalar.ts';
import { orRefusal } from '../../../shared/graphql/refusalType.ts';
import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import type { RestrictionReason } from '../../domain/celia/restrictionReason.ts';
import type { Loans } from '../../domain/customer.ts';
import { makeCeliaCustomerOnline } from '../../operations/celia/makeCeliaCustomerOnline.ts';
import { reactivateCeliaCustomer } from '../../operations/celia/reactivateCeliaCustomer.ts';
import { recordCeliaLoans } from '../../operations/celia/recordCeliaLoans.ts';
import { liftCeliaRestriction, restrictCeliaCustomer } from '../../operations/celia/restrictCeliaCustomer.ts';
import { CeliaAddressInput } from '../address.ts';
import { LoansEnum, RestrictionReasonEnum } from '../enums.ts';
import { FinlandRefusal } from '../refusal.ts';
import type { FinlandRequest } from '../request.ts';
import { OfAnyCustomer } from './arguments.ts';
import { CeliaCustomerRecord } from './customerRecord.ts';

const resultOf = (name: string) => orRefusal(name, [CeliaCustomerRecord], FinlandRefusal);
const ReactivateResult = resultOf('ReactivateCeliaCustomerResult');
const OnlineResult = resultOf('MakeCeliaCustomerOnlineResult');
const RestrictResult = resultOf('RestrictCeliaCustomerResult');
const LiftResult = resultOf('LiftCeliaRestrictionResult');
const LoansResult = resultOf('RecordCeliaLoansResult');

const EMAIL = { nullable: true, description: 'Needed by an online customer who has none on record.' };

@Resolver()
export class CustomerActsOfCelia {
  @Mutation(() => ReactivateResult, {
    description:
      'For Celia’s own staff: makes somebody who is marked for deletion a customer again (F19). An online customer is mailed credentials for Celianet.',
  })
  async reactivateCeliaCustomer(
    @Args(() => OfAnyCustomer) of: OfAnyCustomer,
    @Arg('address', () => CeliaAddressInput, { nullable: true, description: 'Needed where it was erased.' })
    address: CeliaAddressInput | undefined,
    @Arg('email', () => String, EMAIL) email: string | undefined,
    @Ctx() request: FinlandRequest,
  ): Promise<object> {
    const clerk = await request.actingAs('reactivateCeliaCustomer');
    return reactivateCeliaCustomer(request.registry, clerk, { ...of, address, email });
  }

  @Mutation(() => OnlineResult, {
    description:
      'For Celia’s own staff: makes an online customer of a borrower of CDs, and mails credentials for Celianet (F20).',
  })
  async makeCeliaCustomerOnline(
    @Args(() => OfAnyCustomer) of: OfAnyCustomer,
    @Arg('keepsCds', () => Boolean, { description: 'Whether CDs are sent as well.' }) keepsCds: boolean,
    @Arg('email', () => String, EMAIL) email: string | undefined,
    @Ctx() request: FinlandRequest,
  ): Promise<object> {
    const clerk = await request.actingAs('makeCeliaCustomerOnline');
    return makeCeliaCustomerOnline(request.registry, clerk, { ...of, keepsCds, email });
  }

  @Mutation(() => RestrictResult, {
    description:
      'For Celia’s own staff: for a fixed time the customer does not sign in to Celianet (act 787/2022, section 5). A mail says so, without the reason; it ends by itself.',
  })
  async restrictCeliaCustomer(
    @Args(() => OfAnyCustomer) of: OfAnyCustomer,
    @Arg('reason', () => RestrictionReasonEnum, { description: 'Shown to nobody but Celia and the customer.' })
    reason: RestrictionReason,
    @Arg('through', () => DateScalar, { description: 'The last day of the restriction, in Finland.' })
    through: CalendarDate,
    @Ctx() request: FinlandRequest,
  ): Promise<object> {
    const clerk = await request.actingAs('restrictCeliaCustomer');
    return restrictCeliaCustomer(request.registry, clerk, { ...of, reason, through });
  }

  @Mutation(() => LiftResult, { description: 'For Celia’s own staff: ends a restriction before its day.' })
  async liftCeliaRestriction(
    @Args(() => OfAnyCustomer) of: OfAnyCustomer,
    @Ctx() request: FinlandRequest,
  ): Promise<object> {
    return liftCeliaRestriction(request.registry, await request.actingAs('liftCeliaRestriction'), of);
  }

  @Mutation(() => LoansResult, {
    description:
      'For Celia’s own staff: what a customer has borrowed, by the kind alone. How long the record is kept after the end goes by it; until it is said, by the format.',
  })
  async recordCeliaLoans(
    @Args(() => OfAnyCustomer) of: OfAnyCustomer,
    @Arg('loans', () => LoansEnum, { description: 'As Celia’s own services know it.' }) loans: Loans,
    @Ctx() request: FinlandRequest,
  ): Promise<object> {
    return recordCeliaLoans(request.registry, await request.actingAs('recordCeliaLoans'), { ...of, loans });
  }
}
