/** Who acts, as far as insight knows. */
export type Actor = Anyone | Analyst;

/** Nobody signed in, or somebody without a role here. */
export interface Anyone {
  readonly role: 'ANYONE';
}

/** Reads figures and records of memberships of all countries; of people nothing. */
export interface Analyst {
  readonly role: 'ANALYST';
  /** Issuer and subject, as the audit trail names the analyst. */
  readonly name: string;
}

export type Role = Actor['role'];
