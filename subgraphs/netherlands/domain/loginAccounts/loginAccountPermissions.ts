const WHOEVER = {
  ANONYMOUS: ['NONE'],
  NOBODY: ['NONE'],
  LOGIN_ACCOUNT: ['NONE'],
  LIBRARY_DESK: ['NONE'],
  FUNCTIONAL_MANAGEMENT: ['NONE'],
  KB_CUSTOMER_CARE: ['NONE'],
  KB_IAM: ['NONE'],
} as const;

const WHOEVER_KNOWS_ITS_SECRET = {
  ANONYMOUS: ['BY_SECRET'],
  NOBODY: ['BY_SECRET'],
  LOGIN_ACCOUNT: ['BY_SECRET'],
  LIBRARY_DESK: ['BY_SECRET'],
  FUNCTIONAL_MANAGEMENT: ['BY_SECRET'],
  KB_CUSTOMER_CARE: ['BY_SECRET'],
  KB_IAM: ['BY_SECRET'],
} as const;

/** Rows of `PERMISSIONS` for a login account's whole life. */
export const LOGIN_ACCOUNT_PERMISSIONS = {
  createLoginAccount: WHOEVER, // makes one of nobody yet, and tells nothing of anybody's
  forgotUsername: WHOEVER, // tells nothing and mails the owner alone
  changeMyUsername: { LOGIN_ACCOUNT: ['OWN'] },
  changeMyLoginEmail: { LOGIN_ACCOUNT: ['OWN'] },
  setMyLetterLanguage: { LOGIN_ACCOUNT: ['OWN'] },
  changeMyPassword: { LOGIN_ACCOUNT: ['OWN'] },
  confirmLoginEmail: WHOEVER_KNOWS_ITS_SECRET,
  revertLoginEmail: WHOEVER_KNOWS_ITS_SECRET,
  replaceTemporaryPassword: WHOEVER_KNOWS_ITS_SECRET,
  findLoginAccounts: { KB_CUSTOMER_CARE: ['OTHER', 'NONE'], KB_IAM: ['OTHER', 'NONE'] },
  setTemporaryPassword: { KB_CUSTOMER_CARE: ['OTHER'] },
  changeLoginEmail: { KB_CUSTOMER_CARE: ['OTHER'], KB_IAM: ['OTHER'] },
  changeLoginUsername: { KB_CUSTOMER_CARE: ['OTHER'], KB_IAM: ['OTHER'] },
} as const;
