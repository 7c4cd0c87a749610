const ANYBODY = ['NONE'] as const;

/** Who may sign up online and pay: part of the country's table. */
export const PAYMENT_PERMISSIONS = {
  onlineLibraries: {
    ANONYMOUS: ANYBODY,
    NOBODY: ANYBODY,
    LOGIN_ACCOUNT: ANYBODY,
    LIBRARY_DESK: ANYBODY,
    FUNCTIONAL_MANAGEMENT: ANYBODY,
    KB_CUSTOMER_CARE: ANYBODY,
    KB_IAM: ANYBODY,
  },
  subscribeOnline: { LOGIN_ACCOUNT: ['NONE'] }, // and one's own repeated request
  payOnline: { LOGIN_ACCOUNT: ['OWN'] },
  onlinePayment: { LOGIN_ACCOUNT: ['OWN'] },
  receivePaymentAtDesk: { LIBRARY_DESK: ['OWN_LIBRARY'] },
} as const;
