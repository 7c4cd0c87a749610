import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Member } from '../../domain/member.ts';
import { DigitalMember } from '../digitalMember.ts';
import type { NetherlandsRequest } from '../request.ts';

@Resolver(() => DigitalMember)
export class PayeesResolver {
  @FieldResolver(() => [DigitalMember], {
    description:
      'Whom the member may pay for, also at the desk: those who confirmed it, by last name. What they owe is in their memberships.',
  })
  async paysFor(@Root() { id }: Member, @Ctx() { loaders }: NetherlandsRequest): Promise<Member[]> {
    const payees = await loaders.payeesOfMember.load(id);
    const members = await loaders.member.loadMany(payees.map(({ otherId }) => otherId));
    const found = members.filter((member): member is Member => member !== undefined && !(member instanceof Error));
    return found.sort((one, other) => one.name.lastName.localeCompare(other.name.lastName, 'nl'));
  }
}
