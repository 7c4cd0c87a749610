import { GraphQLDateTime } from 'graphql-scalars';
import { Ctx, Field, FieldResolver, ID, ObjectType, Resolver, Root } from 'type-graphql';
import type { RegistrarAccount as Account } from '../../domain/registrars/registrarAccount.ts';
import { RegistrarKindEnum } from '../enums.ts';
import type { FinlandRequest } from '../request.ts';
import { CeliaUnit } from '../unit.ts';

@ObjectType('CeliaRegistrarAccount', { description: 'The account of a registrar, for those who administer it.' })
export class CeliaRegistrarAccount {
  @Field(() => ID, { description: 'Opaque.' })
  readonly id!: string;

  @Field(() => RegistrarKindEnum, { description: 'What it may do.' })
  readonly kind!: Account['kind'];

  @Field(() => String, { nullable: true, description: 'Null where the identity provider of the staff signs in.' })
  readonly email?: string;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When the password was chosen or last changed.' })
  readonly passwordChosenAt?: Date;
}

@Resolver(() => CeliaRegistrarAccount)
export class RegistrarAccountFields {
  @FieldResolver(() => [CeliaUnit], { description: 'The units that the account represents.' })
  async units(@Root() { unitIds }: Account, @Ctx() { loaders }: FinlandRequest): Promise<object[]> {
    const units = await Promise.all(unitIds.map((id) => loaders.units.load(id)));
    return units.flatMap((unit) => unit ?? []);
  }
}
