import type { Classified } from '../support/exportedColumns.ts';

const REFERENCE = { why: 'a reference of ours, which says nothing' };
const SECRET = { why: 'a secret, kept as a hash' };
const OF_CUSTOMER = 'customer_id = ANY ($1::uuid[])';

/** Where each column of the Netherlands is in the export, or why it is not. */
export const NETHERLANDS: Classified = {
  personal: {
    login_account: {
      rows: `id::text = ANY ($1)`,
      columns: {
        id: REFERENCE,
        state: 'loginAccount.state',
        username: 'loginAccount.username',
        email: 'loginAccount.email',
        generation: 'loginAccount.links',
        link_hash: SECRET,
        link_valid_until: { why: 'an active account has no link' },
        email_confirmed_at: 'loginAccount.emailConfirmedAt',
        password_hash: SECRET,
        created_at: 'loginAccount.createdAt',
        deleted_at: { why: 'an active account is not deleted' },
        tokens_from: 'loginAccount.signInsCountFrom',
      },
    },
    password_reset: {
      rows: `login_account_id::text = ANY ($1)`,
      columns: {
        login_account_id: REFERENCE,
        generation: 'passwordReset.links',
        link_hash: SECRET,
        valid_until: 'passwordReset.validUntil',
      },
    },
    customer: {
      rows: 'id = ANY ($1::uuid[])',
      columns: {
        id: REFERENCE,
        organisation_id: 'customers.organisation',
        branch_code: 'customers.branch',
        initials: 'customers.initials',
        prefix: 'customers.prefix',
        last_name: 'customers.lastName',
        call_name: 'customers.callName',
        birth_date: 'customers.birthDate',
        country: 'customers.country',
        postcode: 'customers.postcode',
        house_number: 'customers.houseNumber',
        house_number_addition: 'customers.houseNumberAddition',
        email: 'customers.email',
        iban: 'customers.iban',
        bic: 'customers.bic',
        newsletter: 'customers.newsletter',
        identity_checked: 'customers.identityChecked',
        duplicate_override_reason: 'customers.duplicateOverrideReason',
        registered_since: 'customers.registeredSince',
        registered_through: 'customers.registeredThrough',
        enrolled_at: 'customers.enrolledAt',
      },
    },
    pass: {
      rows: OF_CUSTOMER,
      columns: {
        number: 'passes.number',
        customer_id: REFERENCE,
        kind: 'passes.kind',
        physical: 'passes.hasCard',
        state: 'passes.state',
        issued_at: 'passes.issuedAt',
        replaced_at: 'passes.replacedAt',
        replaced_by: 'passes.replacedBy',
        replace_reason: 'passes.replaceReason',
      },
    },
    kb_entitlement: {
      rows: OF_CUSTOMER,
      columns: {
        customer_id: REFERENCE,
        login_account_id: REFERENCE,
        kb_subscription: 'entitlements.subscription',
        pass_number: 'entitlements.passNumber',
        valid_through: 'entitlements.validThrough',
        version: 'entitlements.version',
        synchronised_at: 'entitlements.synchronisedAt',
      },
    },
    synchronisation: {
      rows: OF_CUSTOMER,
      columns: {
        customer_id: REFERENCE,
        organisation_id: { why: 'the library, which the customer says' },
        version: 'synchronisations.version',
        announced_at: 'synchronisations.announcedAt',
        delivered_version: 'synchronisations.delivered',
        last_attempt_at: 'synchronisations.lastAttemptAt',
        failure: 'synchronisations.failure',
        differs_since: 'synchronisations.differsSince',
      },
    },
    subscription: {
      rows: OF_CUSTOMER,
      columns: {
        id: REFERENCE,
        customer_id: REFERENCE,
        organisation_id: 'subscriptions.organisation',
        type_code: 'subscriptions.type',
        branch_code: 'subscriptions.branch',
        tariff_code: 'subscriptions.tariff',
        since: 'subscriptions.since',
        through: 'subscriptions.through',
        subscription_cents: 'subscriptions.feeInCents',
        discount_cents: 'subscriptions.discountInCents',
        balance_cents: 'subscriptions.balanceInCents',
        status: 'subscriptions.status',
        previous_id: REFERENCE,
        cancelled_on: 'subscriptions.cancelledOn',
        channel: 'subscriptions.channel',
      },
    },
    login_link: {
      rows: OF_CUSTOMER,
      columns: {
        id: REFERENCE,
        customer_id: REFERENCE,
        login_account_id: REFERENCE,
        origin: 'loginLinks.origin',
        state: 'loginLinks.state',
        linked_at: 'loginLinks.linkedAt',
      },
    },
  },
  impersonal: ['organisation', 'branch', 'staff', 'subscription_type'],
};
