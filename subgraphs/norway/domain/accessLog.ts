import type { AccessAction } from '../../shared/vocabulary/loggedAccess.ts';
import type { LibraryCardAccount } from './libraryCardAccount.ts';

const ACTIONS: Readonly<Record<string, AccessAction>> = {
  registerLibraryCard: 'REGISTRATION',
  registerLibraryCardAtDesk: 'REGISTRATION',
  activateLibraryCard: 'ACTIVATION',
  libraryCard: 'READING',
  libraryCardsChangedSince: 'READING',
  upgradeLocalCard: 'REGISTRATION',
  upgradeLocalCardAtDesk: 'REGISTRATION',
  joinLibrary: 'ACTIVATION',
  linkLibraryCard: 'ACTIVATION',
  unblockLibraryCard: 'ACTIVATION',
  acceptLendingRules: 'CHANGE',
  setHomeLibrary: 'CHANGE',
  leaveLibrary: 'CHANGE',
  printLibraryCard: 'CHANGE',
  reportCardLost: 'CHANGE',
  replaceLibraryCard: 'CHANGE',
  discardLocalCard: 'CHANGE',
  setTemporaryAddress: 'CHANGE',
  removeTemporaryAddress: 'CHANGE',
  cancelLibraryCardAccount: 'DELETION',
  eraseMyLibraryCardAccount: 'DELETION',
  norwayDataExport: 'READING',
  followPopulationRegister: 'CHANGE',
};

/** The audit trail's name of an operation, in the words that all countries share. */
export function accessAction(operation: string): AccessAction {
  return ACTIONS[operation] ?? 'OTHER';
}

/**
 * Whether the access log may say where: a screen looked at over the shoulder must not tell where a protected person is.
 * An address that is missing counts as protected, so that the log does not tell who is.
 */
export function mayNamePlaces({ address }: LibraryCardAccount): boolean {
  return address.kind === 'visible';
}
