import { Arg, Args, ArgsType, Ctx, Field, ID, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { PageInfo } from '../../../shared/graphql/connectionPage.ts';
import { DateScalar } from '../../../shared/graphql/dateScalar.ts';
import { orRefusal } from '../../../shared/graphql/refusalType.ts';
import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import { isRefusal } from '../../../shared/vocabulary/refusal.ts';
import type { Sensitive } from '../../../shared/vocabulary/sensitive.ts';
import type { CeliaCase as Case, CaseRejection } from '../../domain/cases/celiaCase.ts';
import type { Format, Language } from '../../domain/customer.ts';
import type { LookupPurpose } from '../../domain/purposes.ts';
import { listCeliaCases, readCeliaCase } from '../../operations/registration/casesForCelia.ts';
import { acceptCeliaCase, rejectCeliaCase } from '../../operations/registration/decideCeliaCase.ts';
import { CeliaAddress } from '../address.ts';
import { FormatEnum, LanguageEnum, LookupPurposeEnum } from '../enums.ts';
import { PersonalIdentityCodeScalar } from '../personalIdentityCode.ts';
import { FinlandRefusal } from '../refusal.ts';
import type { FinlandRequest } from '../request.ts';
import { CeliaCase } from './celiaCase.ts';
import { openedPage, pageOf } from './listPage.ts';
import { CaseRejectionEnum } from './registrationEnums.ts';

@ObjectType({ description: 'What the registrar sent, opened. Why the person is to be a customer is not in it.' })
class CeliaCaseForm {
  @Field(() => CeliaCase, { description: 'The case.' })
  readonly case!: Case;

  @Field(() => String, { description: 'As it was typed.' })
  readonly firstName!: string;

  @Field(() => String, { description: 'As it was typed.' })
  readonly lastName!: string;

  @Field(() => DateScalar, { name: 'dateOfBirth', description: 'As it was typed.' })
  readonly birthDate!: CalendarDate;

  @Field(() => String, { description: 'How the person showed who he is.' })
  readonly identityNote!: string;

  @Field(() => CeliaAddress, { description: 'Where CDs and letters would go.' })
  readonly address!: CeliaAddress;

  @Field(() => String, { nullable: true, description: 'The e-mail address.' })
  readonly email?: string | undefined;

  @Field(() => String, { nullable: true, description: 'For asking back.' })
  readonly telephone?: string | undefined;

  @Field(() => LanguageEnum, { description: 'The language of mails.' })
  readonly language!: Language;

  @Field(() => FormatEnum, { description: 'How the person would get books.' })
  readonly format!: Format;
}

@ObjectType({ description: 'A case that Celia has accepted, and the customer that came of it.' })
class CeliaCaseAccepted {
  @Field(() => CeliaCase, { description: 'The case.' })
  readonly case!: Case;

  @Field(() => ID, { description: 'For the acts of Celia’s own staff.' })
  readonly customerId!: string;
}

@ObjectType({ description: 'One case in a page.' })
class CeliaCaseEdge {
  @Field(() => String, { description: 'For `after`. Works for this clerk for 24 hours.' })
  readonly cursor!: string;

  @Field(() => CeliaCase, { description: 'The case.' })
  readonly node!: Case;
}

@ObjectType({ description: 'A page of the cases that wait for Celia, the oldest first.' })
class CeliaCaseConnection {
  @Field(() => [CeliaCaseEdge], { description: 'At most as many as asked for.' })
  readonly edges!: CeliaCaseEdge[];

  @Field(() => PageInfo, { description: 'Where the page stands.' })
  readonly pageInfo!: PageInfo;
}

const PURPOSE = { description: 'One of Celia’s; kept in the audit trail.' };
const CASE_ID = { description: 'From `celiaCases`.' };

@ArgsType()
class CeliaCasePage {
  @Field(() => LookupPurposeEnum, PURPOSE)
  readonly purpose!: LookupPurpose;

  @Field(() => Int, { defaultValue: 20, description: '1 to 100.' })
  readonly first!: number;

  @Field(() => String, { nullable: true, description: 'The cursor of the last one seen.' })
  readonly after?: string | null;
}

const CeliaCaseResult = orRefusal('CeliaCaseResult', [CeliaCaseForm], FinlandRefusal);
const AcceptCeliaCaseResult = orRefusal('AcceptCeliaCaseResult', [CeliaCaseAccepted], FinlandRefusal);
const RejectCeliaCaseResult = orRefusal('RejectCeliaCaseResult', [CeliaCase], FinlandRefusal);

@Resolver()
export class CasesForCeliaResolver {
  @Query(() => CeliaCaseConnection, {
    nullable: true,
    description: 'For Celia’s own staff: the cases that wait, without what is in them (F21).',
  })
  async celiaCases(
    @Args(() => CeliaCasePage) { purpose, first, after }: CeliaCasePage,
    @Ctx() request: FinlandRequest,
  ): Promise<CeliaCaseConnection> {
    const clerk = await request.actingAs('celiaCases');
    const scope = { list: 'celiaCases', caller: clerk.name };
    const page = openedPage(request.registry.cursors, scope, { first, after });
    const found = await listCeliaCases(request.registry, clerk, { ...page, purpose });
    return pageOf(request.registry.cursors, scope, first, found);
  }

  @Query(() => CeliaCaseResult, {
    description: 'For Celia’s own staff: opens what a registrar sent. On record each time.',
  })
  async celiaCase(
    @Arg('caseId', () => ID, CASE_ID) caseId: string,
    @Arg('purpose', () => LookupPurposeEnum, PURPOSE) purpose: LookupPurpose,
    @Ctx() request: FinlandRequest,
  ): Promise<object> {
    const answer = await readCeliaCase(request.registry, await request.actingAs('celiaCase'), caseId, purpose);
    if (isRefusal(answer)) return answer;
    const { birthDate, identityNote, form } = answer.payload;
    const { email, format, details } = form;
    return { case: answer.opened, birthDate, identityNote, ...details, email, format };
  }

  @Mutation(() => AcceptCeliaCaseResult, {
    description:
      'For Celia’s own staff: registers the person with the unit that sent the case. The form is gone afterwards. Whose address is protected is seen by no unit.',
  })
  async acceptCeliaCase(
    @Arg('caseId', () => ID, CASE_ID) caseId: string,
    @Arg('purpose', () => LookupPurposeEnum, PURPOSE) purpose: LookupPurpose,
    @Arg('personalIdentityCode', () => PersonalIdentityCodeScalar, {
      nullable: true,
      description: 'Where Celia has asked for one; with the date of birth of the form.',
    })
    code: Sensitive | null | undefined,
    @Ctx() request: FinlandRequest,
  ): Promise<object> {
    const clerk = await request.actingAs('acceptCeliaCase');
    const decision = { caseId, purpose, personalIdentityCode: code ?? undefined };
    const answer = await acceptCeliaCase(request.registry, clerk, decision);
    return isRefusal(answer) ? answer : { case: answer.decided, customerId: answer.customerId };
  }

  @Mutation(() => RejectCeliaCaseResult, {
    description: 'For Celia’s own staff: the person is not registered; the form is gone, and the unit hears why.',
  })
  async rejectCeliaCase(
    @Arg('caseId', () => ID, CASE_ID) caseId: string,
    @Arg('purpose', () => LookupPurposeEnum, PURPOSE) purpose: LookupPurpose,
    @Arg('reason', () => CaseRejectionEnum, { description: 'Told to the unit.' }) reason: CaseRejection,
    @Ctx() request: FinlandRequest,
  ): Promise<object> {
    const clerk = await request.actingAs('rejectCeliaCase');
    return rejectCeliaCase(request.registry, clerk, { caseId, purpose, reason });
  }
}
