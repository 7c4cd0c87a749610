import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import type { LoginAccountState } from '../domain/loginAccount.ts';
import type { ShownLoginAccount } from '../domain/shownLoginAccount.ts';

const LOGIN_ACCOUNT_STATES: Readonly<Record<LoginAccountState, LoginAccountState>> = {
  PENDING_ACTIVATION: 'PENDING_ACTIVATION',
  LINK_EXPIRED: 'LINK_EXPIRED',
  ACTIVE: 'ACTIVE',
  DELETED_BY_KB: 'DELETED_BY_KB',
};

registerEnumType(LOGIN_ACCOUNT_STATES, {
  name: 'LoginAccountState',
  description: 'Where a login account at the KB stands.',
  valuesConfig: {
    PENDING_ACTIVATION: { description: 'The mailed link waits to be used.' },
    LINK_EXPIRED: { description: 'The 24 hours are over and the KB has not deleted the account yet.' },
    ACTIVE: { description: 'The e-mail address is confirmed and a password is set: its holder can sign in.' },
    DELETED_BY_KB: { description: 'Was not activated in time. Nothing of the person is left in it.' },
  },
});

@ObjectType('LoginAccount', { description: "The KB's record by which somebody signs in at the Online Bibliotheek." })
export class LoginAccount implements ShownLoginAccount {
  @Field(() => LOGIN_ACCOUNT_STATES, { description: 'Where it stands now.' })
  readonly state!: LoginAccountState;

  @Field(() => String, {
    nullable: true,
    description: 'The pass number where a desk generated the account. Null once deleted.',
  })
  readonly username?: string;

  @Field(() => String, {
    nullable: true,
    description: 'In full for its holder and, until it is activated, for the desk; else masked. Null once deleted.',
  })
  readonly email?: string;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'The end of the 24 hours: at this moment the mailed link stops working. Null without such a link.',
  })
  readonly linkValidThrough?: Date;
}
