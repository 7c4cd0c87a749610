import { GraphQLDateTime } from 'graphql-scalars';
import { Arg, Ctx, Field, FieldResolver, ID, InputType, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import { DateScalar } from '../../../shared/graphql/dateScalar.ts';
import { orRefusal } from '../../../shared/graphql/refusalType.ts';
import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import type { CeliaCase as Case, CaseKind, CaseRejection } from '../../domain/cases/celiaCase.ts';
import { openCeliaCase } from '../../operations/registration/openCeliaCase.ts';
import { FinlandRefusal } from '../refusal.ts';
import type { FinlandRequest } from '../request.ts';
import { CeliaUnit } from '../unit.ts';
import { CaseKindEnum, CaseRejectionEnum, CaseStateEnum } from './registrationEnums.ts';
import { RegistrationFormInput } from './registrationFormInput.ts';

@ObjectType({ description: 'A form that Celia alone decides about. What is in it is not shown here.' })
export class CeliaCase {
  @Field(() => ID, { description: 'Opaque.' })
  readonly id!: string;

  @Field(() => CaseKindEnum, { description: 'Why Celia alone registers the person.' })
  readonly kind!: CaseKind;

  @Field(() => CaseStateEnum, { description: 'Where it stands.' })
  readonly state!: Case['state'];

  @Field(() => GraphQLDateTime, { description: 'When it was sent to Celia.' })
  readonly openedAt!: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When Celia decided.' })
  readonly decidedAt?: Date;

  @Field(() => CaseRejectionEnum, { nullable: true, description: 'Why not, of a rejected one.' })
  readonly rejection?: CaseRejection;
}

@InputType({
  description:
    'The customer data form of somebody without a personal identity code (F21), or whose address is protected. A code is not written here.',
})
class OpenCeliaCaseInput extends RegistrationFormInput {
  @Field(() => String, {
    description:
      'Chosen by the client, 8 to 100 visible ASCII characters; the same request repeated with it opens once.',
  })
  readonly idempotencyKey!: string;

  @Field(() => CaseKindEnum, { description: 'Why Celia alone registers the person.' })
  readonly kind!: CaseKind;

  @Field(() => DateScalar, { description: 'Decides about the guardian; not in the future.' })
  readonly birthDate!: CalendarDate;

  @Field(() => String, {
    description:
      'How the person showed who he is, such as which paper: at most 300 characters, no personal identity code.',
  })
  readonly identityNote!: string;
}

const OpenCeliaCaseResult = orRefusal('OpenCeliaCaseResult', [CeliaCase], FinlandRefusal);

@Resolver(() => CeliaCase)
export class CaseResolver {
  @FieldResolver(() => CeliaUnit, { description: 'The unit that sent it.' })
  unit(@Root() { unitId }: Case, @Ctx() { loaders }: FinlandRequest): Promise<object | undefined> {
    return loaders.units.load(unitId);
  }

  @Mutation(() => OpenCeliaCaseResult, {
    description:
      'Sends the form of somebody whom Celia alone registers, sealed: nobody of the unit reads it back. The unit gets a task when Celia has decided.',
  })
  async openCeliaCase(
    @Arg('input', () => OpenCeliaCaseInput, { description: 'The form.' }) input: OpenCeliaCaseInput,
    @Ctx() request: FinlandRequest,
  ): Promise<object> {
    const registrar = await request.actingAs('openCeliaCase');
    const { idempotencyKey, kind, birthDate, identityNote, ...form } = input;
    return openCeliaCase(request.registry, registrar, { idempotencyKey, kind, birthDate, identityNote, form });
  }
}
