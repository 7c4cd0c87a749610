import type { SubscriptionType } from '../../domain/subscription.ts';
import type { NetherlandsRegistry } from '../../registry.ts';
import { findOnlineSellers, findOnlineTypes } from '../../storage/memberSystem/onlineSellers.ts';

export interface OnlineLibrary {
  readonly id: string;
  readonly name: string;
  readonly subscriptionTypes: readonly SubscriptionType[];
}

/** Where a digital subscription can be bought online, by name, and what each library sells. */
export async function onlineLibraries({ database }: NetherlandsRegistry): Promise<OnlineLibrary[]> {
  return database.transaction(async (tx) => {
    const libraries: OnlineLibrary[] = [];
    for (const { id, name } of await findOnlineSellers(tx)) {
      libraries.push({ id, name, subscriptionTypes: await findOnlineTypes(tx, id) });
    }
    return libraries;
  });
}
