import type { Classified } from '../../support/exportedColumns.ts';

const REFERENCE = { why: 'a reference of ours, which says nothing' };
const OTHERS = { why: "the guardian's own, and the password may be with another guardian" };
const SECRET = { why: 'a secret, kept as a hash' };
const OF_CUSTOMER = 'customer_id::text = ANY ($1)';

/** Where a customer reads each column of Finland's tables, or why not. */
export const FINLAND: Classified = {
  personal: {
    celia_customer: {
      rows: 'id::text = ANY ($1)',
      columns: {
        id: REFERENCE,
        number: 'customer.customerNumber',
        unit_id: 'customer.unit',
        identity_code: REFERENCE,
        birth_date: 'customer.birthDate',
        first_name: 'customer.firstName',
        last_name: 'customer.lastName',
        street: 'customer.street',
        postcode: 'customer.postcode',
        place: 'customer.place',
        email: 'customer.email',
        email_version: 'customer.emailVersion',
        email_owner: 'customer.emailOwner',
        expected_end: 'customer.expectedEnd',
        identity_note: 'customer.identityNote',
        address_protected: 'customer.addressProtected',
        telephone: 'customer.telephone',
        language: 'customer.language',
        format: 'customer.format',
        temporary: 'customer.temporary',
        extra_information: 'customer.extraInformation',
        registered_at: 'customer.registeredAt',
        state: 'customer.state',
        marked_for_deletion_at: { why: 'nobody who has ended can sign in' },
        loans: 'customer.loans',
        training: { why: 'false for every person: training customers are nobody' },
        restricted_through: 'customer.restrictedThrough',
        restriction_reason: 'customer.restrictionReason',
        reactivated_at: 'customer.reactivatedAt',
      },
    },
    eligibility: {
      rows: OF_CUSTOMER,
      columns: {
        customer_id: REFERENCE,
        ground: 'eligibility.ground',
        list_version: 'eligibility.listVersion',
        attested_by: { why: 'another person, the employee' },
        attested_at: 'eligibility.attestedAt',
        restrictions_told_at: 'eligibility.restrictionsToldAt',
      },
    },
    guardian_consent: {
      rows: OF_CUSTOMER,
      columns: {
        customer_id: REFERENCE,
        form: 'guardianConsent.form',
        guardian_name: 'guardianConsent.guardianName',
        guardian_email: OTHERS,
        guardian_telephone: OTHERS,
        recorded_at: 'guardianConsent.recordedAt',
      },
    },
    celia_credential: {
      rows: OF_CUSTOMER,
      columns: {
        id: REFERENCE,
        customer_id: REFERENCE,
        system: 'credentials.system',
        generation: 'credentials.orders',
        state: 'credentials.state',
        sent_at: 'credentials.sentAt',
        link_hash: SECRET,
        link_expires_at: 'credentials.linkExpiresAt',
        activated_at: 'credentials.activatedAt',
        password_hash: SECRET,
        sent_to: 'credentials.sentTo',
        provisional: 'credentials.provisional',
      },
    },
    former_email: {
      rows: OF_CUSTOMER,
      columns: { id: REFERENCE, customer_id: REFERENCE, email: 'formerEmails.email' },
    },
    celia_consent: {
      rows: OF_CUSTOMER,
      columns: {
        id: REFERENCE,
        customer_id: REFERENCE,
        kind: 'consents.kind',
        text_version: 'consents.textVersion',
        form: 'consents.form',
        evidence: 'consents.evidence',
        given_by: 'consents.givenBy',
        given_at: 'consents.givenAt',
        recorded_by: { why: 'another person, the employee' },
        withdrawn_at: 'consents.withdrawnAt',
        withdrawn_by: 'consents.withdrawnBy',
      },
    },
    reading_disability: {
      rows: OF_CUSTOMER,
      columns: {
        customer_id: REFERENCE,
        consent_id: REFERENCE,
        sealed: { why: 'opened, by its own test' },
        recorded_at: 'readingDisability.recordedAt',
      },
    },
    contact_person: {
      rows: OF_CUSTOMER,
      columns: { customer_id: REFERENCE, name: 'contactPerson.name', email: OTHERS, telephone: OTHERS },
    },
    celia_task: {
      rows: OF_CUSTOMER,
      columns: {
        id: REFERENCE,
        unit_id: { why: 'a unit, which nobody under age is told' },
        kind: 'tasks.kind',
        customer_id: REFERENCE,
        customer_number: 'customer.customerNumber',
        case_id: REFERENCE,
        opened_at: 'tasks.openedAt',
        closed_at: 'tasks.closedAt',
      },
    },
    day_ahead: {
      rows: OF_CUSTOMER,
      columns: { customer_id: REFERENCE, kind: 'daysAhead.kind', day: 'daysAhead.day' },
    },
  },
  // A case is about nobody who could sign in, and what is in it is sealed.
  impersonal: ['unit', 'registrar', 'registrar_unit', 'celia_case'],
};
