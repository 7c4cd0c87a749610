const WHO_HELPS = {
  LIBRARY_DESK: ['OWN_LIBRARY'],
  FUNCTIONAL_MANAGEMENT: ['OWN_LIBRARY'],
} as const;
// The KB's own records: a login account by its exact username, of whatever library's member.
const BY_USERNAME = ['OTHER', 'NONE'] as const;

/** Who may do what in first aid; spread into the table of the country. */
export const FIRST_AID_PERMISSIONS = {
  firstAid: { ...WHO_HELPS, KB_CUSTOMER_CARE: BY_USERNAME, KB_IAM: BY_USERNAME },
  openFirstAidCase: { ...WHO_HELPS, KB_CUSTOMER_CARE: ['OTHER'], KB_IAM: ['OTHER'] },
  escalateFirstAidCase: { ...WHO_HELPS, KB_CUSTOMER_CARE: ['HANDED_OVER'], KB_IAM: ['HANDED_OVER'] },
  closeFirstAidCase: { ...WHO_HELPS, KB_CUSTOMER_CARE: ['HANDED_OVER'], KB_IAM: ['HANDED_OVER'] },
  firstAidCases: {
    LIBRARY_DESK: ['NONE'],
    FUNCTIONAL_MANAGEMENT: ['NONE'],
    KB_CUSTOMER_CARE: ['NONE'],
    KB_IAM: ['NONE'],
  },
} as const;
