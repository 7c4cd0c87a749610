/** Who may do what with relations between cards; spread into the table of the country. */
export const RELATION_PERMISSIONS = {
  requestRelation: { LOGIN_ACCOUNT: ['OWN'] }, // from one's own card; of the other nothing is told
  confirmRelation: { LOGIN_ACCOUNT: ['OWN'] }, // asked of one's own card
  declineRelation: { LOGIN_ACCOUNT: ['OWN'] },
  withdrawRelation: { LOGIN_ACCOUNT: ['OWN'] }, // asked by one's own card
  endRelation: { LOGIN_ACCOUNT: ['OWN'] }, // of either side
  closeCardToRelations: { LOGIN_ACCOUNT: ['OWN'], LIBRARY_DESK: ['OWN_LIBRARY'] },
  renewFor: { LOGIN_ACCOUNT: ['OWN'] }, // by what one's own card was authorised to
  payFor: { LOGIN_ACCOUNT: ['OWN'] },
} as const;
