/** The rows of what a desk does when it enrols and when a member's details change: `../permissions.ts` holds them all. */
export const DESK_PERMISSIONS = {
  previewEnrolment: { LIBRARY_DESK: ['NONE'] },
  digitalSubscriptionTypes: { LIBRARY_DESK: ['NONE'] },
  changeMemberDetails: { LIBRARY_DESK: ['OWN_LIBRARY'] },
} as const;
