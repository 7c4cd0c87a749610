/** What was done with a person's record, in words that all countries share. */
export const ACCESS_ACTIONS = {
  REGISTRATION: {
    description: 'Registering the person. Where it was not done, the person may have been registered already.',
  },
  READING: { description: 'Opening and reading the record.' },
  CHANGE: { description: 'Changing something in the record or in what is needed to sign in.' },
  ACTIVATION: { description: 'Putting a card or a login account to use.' },
  SIGN_IN: { description: 'Signing in with a password.' },
  DELETION: { description: 'Deleting the record or a part of it.' },
  OTHER: { description: 'Something that none of the other words fits.' },
} as const satisfies Readonly<Record<string, { description: string }>>;

export type AccessAction = keyof typeof ACCESS_ACTIONS;

/** One line of the audit trail as the person it is about may read it: who worked for the organisation is not told. */
export interface LoggedAccess {
  readonly seq: string;
  readonly at: Date;
  readonly organisation?: string | undefined;
  readonly action: AccessAction;
  readonly done: boolean;
  readonly purpose?: string | undefined;
}
