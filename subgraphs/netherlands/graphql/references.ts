import type { ReferenceResolver } from '../../shared/runtime/federatedSchema.ts';
import type { Member, Subscription } from '../domain/member.ts';
import { isOpaqueId } from '../domain/opaqueId.ts';
import { mayDo } from '../domain/permissions.ts';
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
  if (!isOpaqueId(id) || !mayDo(seeing, 'digitalMember')) return null;
  const member = await loaders.member.load(id);
  return member?.organisationId === seeing.organisationId ? member : null;
}

async function seeMembership({ id }: Reference, { loaders, actor }: NetherlandsRequest): Promise<Subscription | null> {
  const seeing = await actor();
  if (!isOpaqueId(id) || !mayDo(seeing, 'digitalMembership')) return null;
  const membership = await loaders.membership.load(id);
  if (!membership) return null;
  if (seeing.role === 'LIBRARY_DESK') return membership.organisationId === seeing.organisationId ? membership : null;
  const link = await loaders.linkOfMember.load(membership.customerId);
  return link?.loginAccountId === seeing.loginAccountId && link.state === 'LINKED' ? membership : null;
}
