import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { orRefusal } from '../../../shared/graphql/refusalType.ts';
import type { LookupPurpose } from '../../domain/purposes.ts';
import type { Unit, UnitKind } from '../../domain/unit.ts';
import { moveCeliaCustomers } from '../../operations/celia/moveCeliaCustomers.ts';
import { addCeliaUnit, setUnitContract } from '../../operations/celia/unitContracts.ts';
import { LookupPurposeEnum, UnitKindEnum } from '../enums.ts';
import { FinlandRefusal } from '../refusal.ts';
import type { FinlandRequest } from '../request.ts';
import { CeliaUnit } from '../unit.ts';

@InputType({ description: 'A library, school or other organisation that begins to register customers.' })
class CeliaUnitInput {
  @Field(() => ID, { description: '2 to 40 small letters, digits and hyphens.' })
  readonly id!: string;

  @Field(() => UnitKindEnum, { description: 'Decides on which grounds it registers.' })
  readonly kind!: UnitKind;

  @Field(() => String, { description: 'As it calls itself; at most 100 characters.' })
  readonly name!: string;

  @Field(() => String, { description: 'Where it is; at most 100 characters.' })
  readonly municipality!: string;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether it is for practice, apart from the real ones.' })
  readonly training!: boolean;
}

@ObjectType({ description: 'Customers were moved to another unit.' })
class CeliaCustomersMoved {
  @Field(() => CeliaUnit, { description: 'Where they are now.' })
  readonly unit!: Unit;

  @Field(() => Boolean, { description: 'Whether some are left, for the same call once more.' })
  readonly more!: boolean;
}

const PURPOSE = { description: 'One of Celia’s; kept in the audit trail.' };
const ContractResult = orRefusal('SetCeliaUnitContractResult', [CeliaUnit], FinlandRefusal);
const AddUnitResult = orRefusal('AddCeliaUnitResult', [CeliaUnit], FinlandRefusal);
const MoveResult = orRefusal('MoveCeliaCustomersResult', [CeliaCustomersMoved], FinlandRefusal);

@Resolver()
export class UnitActsOfCelia {
  @Mutation(() => AddUnitResult, { description: 'For Celia’s own staff: a unit begins, with a contract.' })
  async addCeliaUnit(
    @Arg('unit', () => CeliaUnitInput, { description: 'The unit.' }) unit: CeliaUnitInput,
    @Arg('purpose', () => LookupPurposeEnum, PURPOSE) purpose: LookupPurpose,
    @Ctx() request: FinlandRequest,
  ): Promise<object> {
    return addCeliaUnit(request.registry, await request.actingAs('addCeliaUnit'), unit, purpose);
  }

  @Mutation(() => ContractResult, {
    description:
      'For Celia’s own staff: opens or ends the contract of a unit. Where it has ended nobody works; its customers stay and can be moved.',
  })
  async setCeliaUnitContract(
    @Arg('unitId', () => ID, { description: 'Any unit.' }) unitId: string,
    @Arg('active', () => Boolean, { description: 'Whether it has a contract from now on.' }) active: boolean,
    @Arg('purpose', () => LookupPurposeEnum, PURPOSE) purpose: LookupPurpose,
    @Ctx() request: FinlandRequest,
  ): Promise<object> {
    const clerk = await request.actingAs('setCeliaUnitContract');
    return setUnitContract(request.registry, clerk, { unitId, active, purpose });
  }

  @Mutation(() => MoveResult, {
    description: 'For Celia’s own staff: moves the customers of a unit to another one, 500 at a time.',
  })
  async moveCeliaCustomers(
    @Arg('fromUnitId', () => ID, { description: 'With a contract or without.' }) fromUnitId: string,
    @Arg('toUnitId', () => ID, { description: 'One with a contract.' }) toUnitId: string,
    @Arg('purpose', () => LookupPurposeEnum, PURPOSE) purpose: LookupPurpose,
    @Ctx() request: FinlandRequest,
  ): Promise<object> {
    const clerk = await request.actingAs('moveCeliaCustomers');
    return moveCeliaCustomers(request.registry, clerk, { fromUnitId, toUnitId, purpose });
  }
}
