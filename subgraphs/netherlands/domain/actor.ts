/** Somebody without any right here. NOBODY: signed in, but not known to this country, or not any more. */
export interface Outsider {
  readonly role: 'ANONYMOUS' | 'NOBODY';
  readonly name: string;
}

export interface CustomerCare {
  readonly role: 'KB_CUSTOMER_CARE';
  readonly name: string;
}

/** The KB's identity management ('fbiam', E10). */
export interface IdentityManagement {
  readonly role: 'KB_IAM';
  readonly name: string;
}

/** A member of the public, by the login account that he signed in with. */
export interface AccountHolder {
  readonly role: 'LOGIN_ACCOUNT';
  readonly name: string;
  readonly loginAccountId: string;
}

/** Staff at the desk of one branch. */
export interface DeskActor {
  readonly role: 'LIBRARY_DESK';
  readonly name: string;
  readonly branchCode: string;
  readonly organisationId: string;
}

/** 'Functioneel beheer' of one library organisation (E7). */
export interface FunctionalManager {
  readonly role: 'FUNCTIONAL_MANAGEMENT';
  readonly name: string;
  readonly organisationId: string;
}

/** Whoever works for a library organisation. */
export type LibraryActor = DeskActor | FunctionalManager;

/** Who somebody is to this country, looked up at each request. `name`: issuer and subject, for the audit trail. */
export type Actor = Outsider | CustomerCare | IdentityManagement | AccountHolder | LibraryActor;
