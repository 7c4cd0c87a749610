import type { ReferenceResolver } from '../../shared/runtime/federatedSchema.ts';
import type { Member, Subscription } from '../domain/member.ts';
import { isOpaqueId } from '../domain/opaqueId.ts';
import { mayAsk } from '../domain/permissions.ts';
import { permitted } from '../domain/relation.ts';
import type { NetherlandsRequest } from './request.ts';

interface Reference {
  readonly id: string;
}

/** The entities that the gateway may name by id. Each is null where it is not the caller's to see. */
export const references: Readonly<Record<string, ReferenceResolver>> = {
  DigitalMember: seeMember,
  DigitalMembership: seeMembership,
};

async function seeMember({ id }: Reference, { loaders, actor }: NetherlandsRequest): Promise<Member | null> {
  const seeing = await actor();
  if (!isOpaqueId(id) || !mayAsk(seeing, 'DigitalMember')) return null;
  return permitted(seeing, 'DigitalMember', await loaders.member.load(id)) ?? null;
}

async function seeMembership({ id }: Reference, { loaders, actor }: NetherlandsRequest): Promise<Subscription | null> {
  const seeing = await actor();
  if (!isOpaqueId(id) || !mayAsk(seeing, 'DigitalMembership')) return null;
  const membership = await loaders.membership.load(id);
  const link = membership && (await loaders.linkOfMember.load(membership.customerId));
  return permitted(seeing, 'DigitalMembership', membership, link) ?? null;
}
