import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { previewEnrolment } from '../../operations/enrolment/previewEnrolment.ts';
import { deskEnrolmentRequest } from '../deskEnrolmentRequest.ts';
import { EnrolDigitalMemberAtDeskInput } from '../enrolmentInput.ts';
import type { NetherlandsRequest } from '../request.ts';
import { EnrolmentPreview } from './enrolmentPreview.ts';

@Resolver()
export class PreviewEnrolmentResolver {
  @Query(() => EnrolmentPreview, {
    nullable: true,
    description: `For a library desk: what \`enrolDigitalMemberAtDesk\` would do with the same form, what it would cost, and all that it
would be refused for. Stores nothing and takes no number; that the desk looked is on record, about nobody.`,
  })
  async previewEnrolment(
    @Arg('input', () => EnrolDigitalMemberAtDeskInput, {
      description: "The desk's form. Its idempotency key is not used.",
    })
    input: EnrolDigitalMemberAtDeskInput,
    @Ctx() { registry, actingAs }: NetherlandsRequest,
  ): Promise<object> {
    return previewEnrolment(registry, await actingAs('previewEnrolment'), deskEnrolmentRequest(input));
  }
}
