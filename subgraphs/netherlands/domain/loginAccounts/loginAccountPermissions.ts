const WHOEVER = {
  ANONYMOUS: ['NONE'],
  NOBODY: ['NONE'],
  LOGIN_ACCOUNT: ['NONE'],
  LIBRARY_DESK: ['NONE'],
  KB_CUSTOMER_CARE: ['NONE'],
} as const;

/** Rows of `PERMISSIONS` for a login account's whole life. */
export const LOGIN_ACCOUNT_PERMISSIONS = {
  createLoginAccount: WHOEVER, // makes one of nobody yet, and tells nothing of anybody's
} as const;
