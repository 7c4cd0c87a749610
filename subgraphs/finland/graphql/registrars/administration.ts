import { Arg, Ctx, Field, ID, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { orRefusal } from '../../../shared/graphql/refusalType.ts';
import type { RegistrarKind } from '../../domain/registrars/registrarAccount.ts';
import type { Unit } from '../../domain/unit.ts';
import { endRegistrar, inviteRegistrar, registrarsOf } from '../../operations/registrars/administerRegistrars.ts';
import { RegistrarKindEnum } from '../enums.ts';
import { FinlandRefusal } from '../refusal.ts';
import type { FinlandRequest } from '../request.ts';
import { CeliaUnit } from '../unit.ts';
import { CeliaRegistrarAccount } from './registrarAccount.ts';

@ObjectType({ description: 'Who registers customers for a unit.' })
class CeliaRegistrarsOfUnit {
  @Field(() => CeliaUnit, { description: 'The unit.' })
  readonly unit!: Unit;

  @Field(() => [CeliaRegistrarAccount], { description: 'Accounts that have not ended.' })
  readonly registrars!: readonly CeliaRegistrarAccount[];
}

const UNIT = { description: 'A unit that the main user represents; any one for Celia’s own staff.' };
const InviteResult = orRefusal('InviteCeliaRegistrarResult', [CeliaRegistrarAccount], FinlandRefusal);
const EndResult = orRefusal('EndCeliaRegistrarResult', [CeliaRegistrarAccount], FinlandRefusal);
const ListResult = orRefusal('CeliaRegistrarsResult', [CeliaRegistrarsOfUnit], FinlandRefusal);

@Resolver()
export class RegistrarAdministrationResolver {
  @Query(() => ListResult, {
    description: 'For a main user or Celia’s own staff: who registers customers for the unit.',
  })
  async celiaRegistrars(
    @Arg('unitId', () => ID, UNIT) unitId: string,
    @Ctx() request: FinlandRequest,
  ): Promise<object> {
    return registrarsOf(request.registry, await request.actingAs('celiaRegistrars'), unitId);
  }

  @Mutation(() => InviteResult, {
    description:
      'For a main user or Celia’s own staff: lets somebody register customers for the unit. A new account is mailed a link to choose a password; a known one represents one more unit.',
  })
  async inviteCeliaRegistrar(
    @Arg('unitId', () => ID, UNIT) unitId: string,
    @Arg('email', () => String, { description: 'Also the username.' }) email: string,
    @Arg('kind', () => RegistrarKindEnum, { description: 'Main users are invited by Celia alone.' })
    kind: RegistrarKind,
    @Ctx() request: FinlandRequest,
  ): Promise<object> {
    const actor = await request.actingAs('inviteCeliaRegistrar');
    return inviteRegistrar(request.registry, actor, { unitId, email, kind });
  }

  @Mutation(() => EndResult, {
    description:
      'For a main user or Celia’s own staff: the registrar stops working for the unit. One who is left with no unit has no account from this moment, and tokens issued before do nothing.',
  })
  async endCeliaRegistrar(
    @Arg('unitId', () => ID, UNIT) unitId: string,
    @Arg('registrarId', () => ID, { description: 'One of `celiaRegistrars`.' }) registrarId: string,
    @Ctx() request: FinlandRequest,
  ): Promise<object> {
    const actor = await request.actingAs('endCeliaRegistrar');
    return endRegistrar(request.registry, actor, { unitId, registrarId });
  }
}
