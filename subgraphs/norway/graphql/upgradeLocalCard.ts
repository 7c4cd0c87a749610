import { Arg, Ctx, Field, InputType, Mutation, Resolver } from 'type-graphql';
import type { Sensitive } from '../../shared/vocabulary/sensitive.ts';
import type { LookupPurpose } from '../domain/lookupPurpose.ts';
import { type OnlineUpgrade, upgradeLocalCard } from '../operations/upgradeLocalCard.ts';
import { type DeskUpgrade, upgradeLocalCardAtDesk } from '../operations/upgradeLocalCardAtDesk.ts';
import { LibraryCardAccount } from './libraryCardAccount.ts';
import { LibraryCardLookupPurpose } from './lookupPurpose.ts';
import { NationalIdentityNumberScalar } from './nationalIdentityNumber.ts';
import { orNorwayRefusal } from './norwayRefusal.ts';
import type { NorwegianRequest } from './request.ts';

const KEY = 'Chosen by the client, 8 to 100 characters; the same again for a repeated attempt.';
const RULES = "The version of that library's lending rules that the person accepts.";

@InputType({ description: 'The local card that becomes the national one.' })
class UpgradeLocalCardInput implements OnlineUpgrade {
  @Field(() => String, { description: KEY })
  readonly idempotencyKey!: string;

  @Field(() => String, { description: 'Whose card it is.' })
  readonly libraryNumber!: string;

  @Field(() => String, { description: "The caller's own, issued to their national identity number." })
  readonly localCardNumber!: string;

  @Field(() => String, { description: RULES })
  readonly acceptedRulesVersion!: string;
}

@InputType({ description: 'The local card that becomes the national one, and the person at the desk.' })
class UpgradeLocalCardAtDeskInput implements DeskUpgrade {
  @Field(() => String, { description: KEY })
  readonly idempotencyKey!: string;

  @Field(() => String, { description: 'Of the own library.' })
  readonly localCardNumber!: string;

  @Field(() => NationalIdentityNumberScalar, { description: 'Of the person, who has shown who they are.' })
  readonly nationalIdentityNumber!: Sensitive;

  @Field(() => LibraryCardLookupPurpose, { description: 'Why the person is looked up.' })
  readonly purpose!: LookupPurpose;

  @Field(() => String, { description: 'On the printed card: of a series that this library has reserved.' })
  readonly cardNumber!: string;

  @Field(() => String, { description: RULES })
  readonly acceptedRulesVersion!: string;
}

const UpgradeLocalCardResult = orNorwayRefusal('UpgradeLocalCardResult', LibraryCardAccount);
const UpgradeLocalCardAtDeskResult = orNorwayRefusal('UpgradeLocalCardAtDeskResult', LibraryCardAccount);

@Resolver()
export class UpgradeLocalCardResolver {
  @Mutation(() => UpgradeLocalCardResult, {
    description: `For the holder of a local card, strongly signed in at ID-porten: a national card in digital form, active at the card's
library, to which the local card is linked. Refused to whoever has the national card already: then the library links it.`,
  })
  async upgradeLocalCard(
    @Arg('input', () => UpgradeLocalCardInput, { description: 'Which card.' }) input: UpgradeLocalCardInput,
    @Ctx() { registry, actingAs }: NorwegianRequest,
  ): Promise<object> {
    return upgradeLocalCard(registry, await actingAs('upgradeLocalCard'), input);
  }

  @Mutation(() => UpgradeLocalCardAtDeskResult, {
    description: 'For library staff: the same in printed form, for a holder who does not do it online.',
  })
  async upgradeLocalCardAtDesk(
    @Arg('input', () => UpgradeLocalCardAtDeskInput, { description: 'Whose card.' })
    input: UpgradeLocalCardAtDeskInput,
    @Ctx() { registry, lookup, actingAs }: NorwegianRequest,
  ): Promise<object> {
    lookup.use();
    return registry.beat.hold(async () =>
      upgradeLocalCardAtDesk(registry, await actingAs('upgradeLocalCardAtDesk'), input),
    );
  }
}
