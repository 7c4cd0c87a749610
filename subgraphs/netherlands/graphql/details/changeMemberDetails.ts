import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { orRefusal } from '../../../shared/graphql/refusalType.ts';
import { changeMemberDetails } from '../../operations/details/changeMemberDetails.ts';
import { DigitalMember } from '../digitalMember.ts';
import { NetherlandsRefusal } from '../netherlandsRefusal.ts';
import type { NetherlandsRequest } from '../request.ts';
import { ChangeMemberDetailsInput } from './changeMemberDetailsInput.ts';
import { memberChange } from './memberChange.ts';

const ChangeMemberDetailsResult = orRefusal('ChangeMemberDetailsResult', [DigitalMember], NetherlandsRefusal);

@Resolver()
export class ChangeMemberDetailsResolver {
  @Mutation(() => ChangeMemberDetailsResult, {
    description: `For a library desk: changes name, address, the library's own e-mail address, newsletter or bank account of a
member of its own library. The login account stays as it is. Doing it again changes nothing.`,
  })
  async changeMemberDetails(
    @Arg('input', () => ChangeMemberDetailsInput, { description: 'What changes.' }) input: ChangeMemberDetailsInput,
    @Ctx() { registry, actingAs }: NetherlandsRequest,
  ): Promise<object> {
    return changeMemberDetails(registry, await actingAs('changeMemberDetails'), memberChange(input));
  }
}
