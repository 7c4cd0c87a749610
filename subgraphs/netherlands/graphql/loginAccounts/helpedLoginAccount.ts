import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { shownToDesk } from '../../domain/shownLoginAccount.ts';
import type { FoundLoginAccount } from '../../operations/loginAccounts/findLoginAccounts.ts';
import { LoginAccount } from '../loginAccount.ts';

@ObjectType({ description: 'A login account as the KB’s staff sees it that helps its owner.' })
export class HelpedLoginAccount {
  @Field(() => ID, { description: 'For the mutations that help.' })
  readonly id!: string;

  @Field(() => LoginAccount, { description: 'Its address is masked once it is active: ask the owner for it.' })
  readonly loginAccount!: LoginAccount;

  @Field(() => Boolean, {
    description: 'Whether what the system knows allows to help where the owner could not himself.',
  })
  readonly ownerCannotSignIn!: boolean;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'The last good sign-in, or the activation where there was none. Null until it is active.',
  })
  readonly lastProvedAt?: Date;

  @Field(() => Int, { nullable: true, description: 'Since then, within a day.' })
  readonly failedLately?: number;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When a new password was asked for since then.' })
  readonly resetAskedAt?: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Until when a temporary password works.' })
  readonly temporaryPasswordUntil?: Date;
}

export function helpedLoginAccount({ account, signIns, ownerCannotSignIn }: FoundLoginAccount, now: Date): object {
  const temporaryPasswordUntil = account.state === 'ACTIVE' ? account.temporaryUntil : undefined;
  return {
    id: account.id,
    loginAccount: shownToDesk(account, now),
    ...signIns,
    ownerCannotSignIn,
    temporaryPasswordUntil,
  };
}
