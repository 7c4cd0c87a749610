import type { AccessAction } from '../../shared/vocabulary/loggedAccess.ts';

const ACTIONS: Readonly<Record<string, AccessAction>> = {
  enrolDigitalMemberAtDesk: 'REGISTRATION',
  subscribeOnline: 'REGISTRATION',
  payOnline: 'CHANGE',
  receivePaymentAtDesk: 'CHANGE',
  cancelUnpaid: 'CHANGE',
  digitalMember: 'READING',
  netherlandsDataExport: 'READING',
  renewDigitalMembership: 'CHANGE',
  cancelDigitalMembership: 'CHANGE',
  replacePass: 'CHANGE',
  moveMemberToBranch: 'CHANGE',
  banMember: 'CHANGE',
  liftMemberBan: 'CHANGE',
  forgetLoginAccount: 'CHANGE',
  generateLoginAccount: 'CHANGE',
  activateLoginAccount: 'ACTIVATION',
  signIn: 'SIGN_IN',
  findLoginAccounts: 'READING',
  createLoginAccount: 'REGISTRATION',
  changeMyUsername: 'CHANGE',
  changeMyLoginEmail: 'CHANGE',
  changeMyPassword: 'CHANGE',
  setMyLetterLanguage: 'CHANGE',
  confirmLoginEmail: 'CHANGE',
  revertLoginEmail: 'CHANGE',
  setTemporaryPassword: 'CHANGE',
  replaceTemporaryPassword: 'CHANGE',
  changeLoginEmail: 'CHANGE',
  changeLoginUsername: 'CHANGE',
  eraseMyDigitalMemberships: 'DELETION',
  deleteUnactivatedLoginAccounts: 'DELETION',
};

/** The audit trail's name of an operation, in the words that all countries share. */
export function accessAction(operation: string): AccessAction {
  return ACTIONS[operation] ?? 'OTHER';
}
