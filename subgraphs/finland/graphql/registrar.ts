import {
  Arg,
  Ctx,
  Directive,
  Field,
  FieldResolver,
  ID,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { orRefusal } from '../../shared/graphql/refusalType.ts';
import type { ActiveCustomer } from '../domain/customer.ts';
import type { Registrar, Unit } from '../domain/unit.ts';
import { selectUnit } from '../operations/selectUnit.ts';
import { RegistrarKindEnum } from './enums.ts';
import { CeliaMembership, membershipOf } from './membership.ts';
import { FinlandRefusal } from './refusal.ts';
import type { FinlandRequest } from './request.ts';
import { CeliaUnit } from './unit.ts';

@ObjectType({ description: 'Somebody who registers customers for the units that he represents.' })
class CeliaRegistrar {
  @Field(() => [CeliaUnit], { description: 'The units that the registrar represents.' })
  readonly units!: readonly Unit[];

  @Field(() => RegistrarKindEnum, { description: 'What kind of account it is.' })
  readonly kind!: Registrar['kind'];
}

@ObjectType({ description: 'Whoever is signed in, as each country knows them.' })
export class Viewer {
  readonly customer?: ActiveCustomer | undefined;

  @Field(() => CeliaRegistrar, { nullable: true, description: 'Null for everybody who is no registrar for Celia.' })
  readonly celiaRegistrar?: Registrar | undefined;

  @Field(() => Boolean, { nullable: true, description: 'True for Celia’s own staff; null for everybody else.' })
  readonly celiaStaff?: true | undefined;

  @Field(() => CeliaMembership, {
    nullable: true,
    description: 'Being a customer of Celia, for whoever signed in with own credentials; null for everybody else.',
  })
  async celiaMembership(@Ctx() { loaders }: FinlandRequest): Promise<CeliaMembership | undefined> {
    return this.customer && membershipOf(this.customer, await loaders.units.load(this.customer.unitId));
  }
}

const SelectUnitResult = orRefusal('SelectUnitResult', [CeliaRegistrar], FinlandRefusal);

@Resolver(() => CeliaRegistrar)
export class RegistrarResolver {
  @Query(() => Viewer, {
    description:
      'Whoever is signed in. A country that does not answer, or knows nobody by this sign-in, leaves its fields null.',
  })
  @Directive('@shareable')
  async viewer(@Ctx() request: FinlandRequest): Promise<Viewer> {
    const actor = await request.actingAs('viewer');
    return Object.assign(new Viewer(), {
      celiaRegistrar: actor.role === 'REGISTRAR' ? actor : undefined,
      celiaStaff: actor.role === 'CELIA' || undefined,
      customer: actor.role === 'CUSTOMER' ? actor.customer : undefined,
    });
  }

  @FieldResolver(() => CeliaUnit, {
    nullable: true,
    description: 'The one unit that the registrar works in now, as `selectUnit` last opened it.',
  })
  activeUnit(@Root() registrar: Registrar): Unit | undefined {
    return registrar.units.find(({ id }) => id === registrar.activeUnitId);
  }

  @Mutation(() => SelectUnitResult, {
    description:
      'Opens the unit that the registrar works in from now on (F8). Refused for a unit that is not the registrar’s or whose contract has ended.',
  })
  async selectUnit(
    @Arg('unitId', () => ID, { description: 'One of `viewer.celiaRegistrar.units`.' }) unitId: string,
    @Ctx() request: FinlandRequest,
  ): Promise<object> {
    return selectUnit(request.registry, await request.actingAs('selectUnit'), unitId);
  }
}
