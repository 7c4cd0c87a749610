import { GraphQLDateTime } from 'graphql-scalars';
import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root, registerEnumType } from 'type-graphql';
import { type MailState, mailInWords } from '../../domain/mail/mailState.ts';
import { DigitalMember } from '../digitalMember.ts';
import { HelpedLoginAccount } from '../loginAccounts/helpedLoginAccount.ts';
import type { NetherlandsRequest } from '../request.ts';

const STATES: Readonly<Record<MailState['state'], MailState['state']>> = {
  WAITING: 'WAITING',
  SENT: 'SENT',
  REFUSED: 'REFUSED',
  BOUNCED: 'BOUNCED',
};

registerEnumType(STATES, {
  name: 'LoginMailState',
  description: 'How the newest letter to the address of a login account fared.',
  valuesConfig: {
    WAITING: { description: 'It has not gone out yet.' },
    SENT: { description: 'The mail server took it, and nothing came back.' },
    REFUSED: { description: 'The mail server refused it for good.' },
    BOUNCED: { description: 'It came back as undeliverable.' },
  },
});

@ObjectType({ description: 'How the newest letter to the address of a login account fared; not what it was about.' })
class LoginMail {
  @Field(() => STATES, { description: 'How it fared.' })
  readonly state!: MailState['state'];

  @Field(() => GraphQLDateTime, { description: 'Since when.' })
  readonly at!: Date;

  @Field(() => String, { nullable: true, description: 'Of what failed: the enhanced status code of RFC 3463.' })
  readonly status?: string;

  @Field(() => String, { description: 'The same for whoever helps the member, in the language of the caller.' })
  readonly inWords!: string;
}

const DESCRIPTION = 'How the newest letter to the address of the login account fared; null where none was sent lately.';

async function loginMail(
  { loaders, language }: NetherlandsRequest,
  accountId: string | undefined,
): Promise<object | null> {
  const mail = accountId ? await loaders.mailState.load(accountId) : undefined;
  return mail ? { ...mail, inWords: mailInWords(mail, language) } : null;
}

@Resolver(() => DigitalMember)
export class MailOfDigitalMemberResolver {
  @FieldResolver(() => LoginMail, { nullable: true, description: DESCRIPTION })
  async loginMail(@Root() { id }: DigitalMember, @Ctx() request: NetherlandsRequest): Promise<object | null> {
    return loginMail(request, (await request.loaders.linkOfMember.load(id))?.loginAccountId);
  }
}

@Resolver(() => HelpedLoginAccount)
export class MailOfHelpedLoginAccountResolver {
  @FieldResolver(() => LoginMail, { nullable: true, description: DESCRIPTION })
  async loginMail(@Root() { id }: HelpedLoginAccount, @Ctx() request: NetherlandsRequest): Promise<object | null> {
    return loginMail(request, id);
  }
}
