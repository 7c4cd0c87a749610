import { Arg, Ctx, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import type { DeliveryLine } from '../../domain/statistics/yearlyDelivery.ts';
import {
  celiaCustomersByMunicipality,
  type MunicipalityCustomers,
  netherlandsYearlyDelivery,
  type YearlyDelivery,
} from '../../operations/statistics/readyMade.ts';
import type { InsightRequest } from '../request.ts';
import { MembershipRelease } from './membershipReleases.ts';

const HIDDEN = 'Null where it is suppressed.';

@ObjectType('NetherlandsDeliveryLine', { description: 'A year of the members of a library or an age band, by kind.' })
class NetherlandsDeliveryLine implements DeliveryLine {
  @Field(() => String, {
    nullable: true,
    description: "The library's code; null in lines by age, or where none is known.",
  })
  readonly library!: string | null;

  @Field(() => String, { description: 'How the membership was taken out.' })
  readonly kind!: string;

  @Field(() => String, { nullable: true, description: 'Null in lines by library, or where none is known.' })
  readonly ageBand!: string | null;

  @Field(() => Int, { nullable: true, description: `Active at the beginning of the year. ${HIDDEN}` })
  readonly activeStart!: number | null;

  @Field(() => Int, { nullable: true, description: `New, or active again. ${HIDDEN}` })
  readonly joined!: number | null;

  @Field(() => Int, { nullable: true, description: `Renewed. ${HIDDEN}` })
  readonly renewed!: number | null;

  @Field(() => Int, { nullable: true, description: `Ended because they were not renewed. ${HIDDEN}` })
  readonly expired!: number | null;

  @Field(() => Int, { nullable: true, description: `Ended in any other way. ${HIDDEN}` })
  readonly cancelled!: number | null;

  @Field(() => Int, { nullable: true, description: `Active at the end of the year. ${HIDDEN}` })
  readonly activeEnd!: number | null;
}

@ObjectType('NetherlandsYearlyDelivery', {
  description:
    'Digital memberships as libraries deliver them to the KB each year. Accounts that wait for activation and loans are not known here.',
})
class NetherlandsYearlyDelivery implements YearlyDelivery {
  @Field(() => MembershipRelease, { description: 'Which release says so.' })
  readonly release!: MembershipRelease;

  @Field(() => [NetherlandsDeliveryLine], { description: 'By library and kind.' })
  readonly byLibrary!: readonly NetherlandsDeliveryLine[];

  @Field(() => [NetherlandsDeliveryLine], { description: 'By age band and kind.' })
  readonly byAgeBand!: readonly NetherlandsDeliveryLine[];
}

@ObjectType('CeliaMunicipality', {
  description: "Celia's customers of the units in a municipality. Never fewer than 20.",
})
class CeliaMunicipality implements MunicipalityCustomers {
  @Field(() => String, { nullable: true, description: 'Where the unit is; null where that is not told.' })
  readonly municipality!: string | null;

  @Field(() => Int, { nullable: true, description: `Customers at the end of the year. ${HIDDEN}` })
  readonly customers!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `Who became one in the year, for the first time or again. ${HIDDEN}`,
  })
  readonly joined!: number | null;
}

const YEAR = { description: 'The calendar year.' };

@Resolver()
export class ReadyMadeResolver {
  @Query(() => NetherlandsYearlyDelivery, {
    nullable: true,
    description: 'The yearly delivery of the Netherlands; null before the year is released. For analysts.',
  })
  async netherlandsYearlyDelivery(
    @Arg('year', () => Int, YEAR) year: number,
    @Ctx() request: InsightRequest,
  ): Promise<NetherlandsYearlyDelivery | undefined> {
    const analyst = await request.actingAs('netherlandsYearlyDelivery');
    return netherlandsYearlyDelivery(request.registry, analyst, year);
  }

  @Query(() => [CeliaMunicipality], {
    nullable: true,
    description: "Celia's customers by municipality; null before the year is released. For analysts.",
  })
  async celiaCustomersByMunicipality(
    @Arg('year', () => Int, YEAR) year: number,
    @Ctx() request: InsightRequest,
  ): Promise<readonly CeliaMunicipality[] | undefined> {
    const analyst = await request.actingAs('celiaCustomersByMunicipality');
    return celiaCustomersByMunicipality(request.registry, analyst, year);
  }
}
