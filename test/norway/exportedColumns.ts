import type { Classified } from '../support/exportedColumns.ts';

const REFERENCE = { why: 'a reference of ours, which says nothing' };

const TAKEN_BACK = { why: 'taken back by the use that the export is' };
const CHANGE = { why: 'that a value in the export changed, for the systems of libraries' };

/** Where the export of one's own data shows each column of the country's tables, or why it does not. */
export const NORWAY: Classified = {
  personal: {
    account: {
      rows: 'id = ANY ($1::uuid[])',
      columns: {
        id: REFERENCE,
        person: REFERENCE,
        first_name: 'account.firstName',
        middle_name: 'account.middleName',
        last_name: 'account.lastName',
        address_lines: 'account.addressLines',
        postcode: 'account.postcode',
        place: 'account.place',
        country: 'account.country',
        register_read_at: 'account.registerReadAt',
        register_recorded_at: 'account.registerRecordedAt',
        register_failed_at: 'account.registerFailedAt',
        death_reported_at: 'account.deathReportedAt',
        death_confirmed_at: 'account.deathConfirmedAt',
        record_closed_at: 'account.recordClosedAt',
        same_person_as: REFERENCE,
        telephone: 'account.telephone',
        email: 'account.email',
        home_library: 'account.homeLibrary',
        opened_at: 'account.openedAt',
        used_at: 'account.usedAt',
        warned_at: TAKEN_BACK,
        warning_ordered_at: TAKEN_BACK,
        cancelled_at: { why: 'null while there is an account to export' },
      },
    },
    card: {
      rows: 'account = ANY ($1::uuid[])',
      columns: {
        id: REFERENCE,
        account: REFERENCE,
        number: 'cards.number',
        kind: 'cards.kind',
        state: 'cards.state',
        issued_at: 'cards.issuedAt',
        first_activated_at: 'cards.firstActivatedAt',
        blocked_at: 'cards.blockedAt',
        ended_at: 'cards.endedAt',
      },
    },
    membership: {
      rows: 'account = ANY ($1::uuid[])',
      columns: {
        id: REFERENCE,
        account: REFERENCE,
        library: 'memberships.library',
        status: 'memberships.status',
        since: 'memberships.since',
        accepted_rules_version: 'memberships.acceptedRulesVersion',
        ended_at: 'memberships.endedAt',
      },
    },
    local_card: {
      rows: 'account = ANY ($1::uuid[])',
      columns: {
        id: REFERENCE,
        account: REFERENCE,
        person: REFERENCE,
        library: 'localCards.library',
        number: 'localCards.number',
        holder_kind: { why: 'it is the card of a person, where it is linked' },
        name: 'localCards.name',
        telephone: 'localCards.telephone',
        email: 'localCards.email',
        state: 'localCards.state',
        issued_at: 'localCards.issuedAt',
        accepted_rules_version: 'localCards.acceptedRulesVersion',
        linked_at: 'localCards.linkedAt',
        discarded_at: 'localCards.discardedAt',
      },
    },
    temporary_address: {
      rows: 'account = ANY ($1::uuid[])',
      columns: {
        account: REFERENCE,
        lines: 'temporaryAddresses.lines',
        postcode: 'temporaryAddresses.postcode',
        place: 'temporaryAddresses.place',
        country: 'temporaryAddresses.country',
        through: 'temporaryAddresses.through',
      },
    },
    account_field_change: {
      rows: 'account = ANY ($1::uuid[])',
      columns: { account: REFERENCE, field: CHANGE, changed_at: CHANGE },
    },
    library_change: {
      rows: 'account = ANY ($1::uuid[])',
      columns: {
        reference: REFERENCE,
        account: REFERENCE,
        library: 'memberships.library',
        seq: CHANGE,
        changed_at: CHANGE,
        membership_changed_at: CHANGE,
      },
    },
  },
  impersonal: [
    'library',
    'lending_rules',
    'card_number_series',
    'register_hearing',
    'library_staff',
    'digital_service',
    'library_digital_service',
  ],
};
