import type { FirstAidAdvice } from './firstAidAdvice.ts';
import type { Symptom } from './firstAidFacts.ts';
import type { FirstAidStep, Look } from './firstAidSteps.ts';

/** A step of the tree and where each outcome leads: on to the next, or to an advice. */
export interface Branching {
  readonly step: FirstAidStep;
  readonly on: Readonly<Partial<Record<Look, FirstAidAdvice | 'NEXT'>>>;
}

const ACCOUNT_WORKS: Branching = {
  step: 'ACCOUNT_ACTIVE',
  on: {
    ...{ YES: 'NEXT', WAITING: 'USE_ACTIVATION_LINK', MAIL_REFUSED: 'CORRECT_ADDRESS', NO: 'REPAIR_ACCOUNT' },
    NOT_SEEN: 'USE_CURRENT_USERNAME',
  },
};
const LIBRARY_SYNCHRONISED: Branching = {
  step: 'SYNCHRONISED',
  on: { YES: 'NEXT', NO: 'SYNCHRONISE', NOT_SEEN: 'SYNCHRONISE' },
};

/** The source's first aid, step by step in its order. The last step of each ends whatever comes. */
export const FIRST_AID_TREE: Readonly<Record<Symptom, readonly Branching[]>> = {
  // E1, E2, E3
  LOGIN_DETAILS_INCORRECT: [
    ACCOUNT_WORKS,
    { step: 'USERNAME_CURRENT', on: { YES: 'NEXT', NO: 'USE_CURRENT_USERNAME', TO_ASK: 'ASK_FOR_USERNAME' } },
    { step: 'PASSWORD_RESET_TRIED', on: { YES: 'ASK_KB_CUSTOMER_CARE', NO: 'RESET_PASSWORD' } },
  ],
  // E4, E5, E6, E7, E17
  NO_RIGHTS: [
    {
      step: 'LIBRARY_GIVES_ACCESS',
      on: {
        ...{ YES: 'NEXT', NOT_SEEN: 'NEXT', NO: 'SELL_SUBSCRIPTION', ENDED: 'RENEW_SUBSCRIPTION' },
        ...{ BLOCKED: 'SETTLE_WITH_LIBRARY', TOO_LITTLE: 'EXPLAIN_SUBSCRIPTION' },
      },
    },
    { step: 'KB_GIVES_ACCESS', on: { YES: 'ASK_KB_CUSTOMER_CARE', NO: 'NEXT', TOO_LITTLE: 'NEXT' } },
    LIBRARY_SYNCHRONISED,
    { step: 'KB_STILL_WRONG', on: { YES: 'ASK_FUNCTIONAL_MANAGEMENT' } },
  ],
  // E8, E9, E10
  NEW_PASS_NUMBER: [
    { step: 'PASS_NUMBER_AT_KB', on: { YES: 'SIGN_IN_WITH_USERNAME', NO: 'NEXT', NOT_SEEN: 'NEXT' } },
    LIBRARY_SYNCHRONISED,
    { step: 'FUNCTIONAL_MANAGEMENT_TRIED', on: { YES: 'ASK_KB_IAM', NO: 'ASK_FUNCTIONAL_MANAGEMENT' } },
  ],
  // E2, E11, E12, E13
  RESET_MAIL_NOT_RECEIVED: [
    ACCOUNT_WORKS,
    {
      step: 'RESET_MAIL_SENT',
      on: { YES: 'NEXT', NO: 'RESET_PASSWORD', WAITING: 'WAIT_FOR_MAIL', BLOCKED: 'CHANGE_ADDRESS' },
    },
    { step: 'ADDRESS_RIGHT', on: { YES: 'NEXT', NO: 'LOOK_AT_ADDRESS', TO_ASK: 'ASK_FOR_ADDRESS' } },
    { step: 'SPAM_FOLDER', on: { YES: 'USE_RESET_LINK', NO: 'SET_TEMPORARY_PASSWORD', TO_ASK: 'ASK_FOR_SPAM' } },
  ],
  // N28, N29, N30
  NOT_ACTIVATED_IN_24_HOURS: [
    {
      step: 'ACCOUNT_ACTIVE',
      on: {
        ...{ YES: 'SIGN_IN_WITH_USERNAME', WAITING: 'USE_ACTIVATION_LINK', NO: 'NEXT' },
        ...{ MAIL_REFUSED: 'CORRECT_ADDRESS', NOT_SEEN: 'USE_CURRENT_USERNAME' },
      },
    },
    { step: 'ACCOUNT_FORGOTTEN', on: { YES: 'GENERATE_ACCOUNT', NO: 'FORGET_ACCOUNT', NOT_SEEN: 'REPAIR_ACCOUNT' } },
  ],
  // E19
  LOCAL_LIBRARY_LOGIN: [{ step: 'AT_THE_LIBRARY_ITSELF', on: { YES: 'ASK_LIBRARY' } }],
};
