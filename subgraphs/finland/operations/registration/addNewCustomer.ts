import type { Transaction } from '../../../shared/runtime/database.ts';
import { postLetter } from '../../../shared/runtime/outbox.ts';
import type { CalendarDate } from '../../../shared/vocabulary/calendarDate.ts';
import type { Consent } from '../../domain/consents/consent.ts';
import type { ActiveCustomer } from '../../domain/customer.ts';
import { finnishDay } from '../../domain/finnishDay.ts';
import type { GuardianConsent } from '../../domain/guardianConsent.ts';
import type { AcceptedForm } from '../../domain/registration.ts';
import { daysAhead } from '../../domain/tasks/dayAhead.ts';
import type { FinlandRegistry } from '../../registry.ts';
import { addCustomer } from '../../storage/customers.ts';
import { recordEligibility } from '../../storage/eligibilities.ts';
import { recordGuardianConsent } from '../../storage/guardianConsents.ts';
import { recordConsent } from '../../storage/registration/consents.ts';
import { recordContactPerson } from '../../storage/registration/contactPersons.ts';
import { keepDaysAhead } from '../../storage/registration/daysAhead.ts';
import { keepReadingDisability } from '../../storage/registration/readingDisabilities.ts';
import { openTask } from '../../storage/registration/tasks.ts';
import { mailboxOwnerOf } from './mailboxOwnerOf.ts';
import { GUARDIAN_CONSENT_KIND } from './mailGuardianConsent.ts';
import { postWelcome } from './postWelcome.ts';

/** Who is registered where: by code, or by a note on how the person showed who he is. `attestedBy`: the registrar's id. */
export interface NewPerson {
  readonly unitId: string;
  readonly birthDate: CalendarDate;
  readonly identityCode?: string | undefined;
  readonly identityNote?: string | undefined;
  readonly addressProtected: boolean;
  readonly attestedBy: string;
}

/** Writes down a customer with all that the form says, and what follows from it: letters, days ahead, a task. */
export async function addNewCustomer(
  registry: FinlandRegistry,
  tx: Transaction,
  { attestedBy, ...person }: NewPerson,
  form: AcceptedForm,
): Promise<ActiveCustomer> {
  const now = registry.now();
  const { details, email, format, expectedEnd, eligibility, guardianConsent, contactPerson } = form;
  const emailOwner = await mailboxOwnerOf(tx, email, form.emailBelongsTo, guardianConsent?.guardianEmail);
  const customer = await addCustomer(tx, {
    ...details,
    ...person,
    ...{ email, emailVersion: 1, emailOwner, format, expectedEnd, registeredAt: now, state: 'ACTIVE' },
  });
  await recordEligibility(tx, customer.id, eligibility, attestedBy, now);
  if (guardianConsent) await keepGuardian(tx, customer, guardianConsent, attestedBy, now);
  await keepConsents(registry, tx, customer, form, attestedBy);
  if (contactPerson) await recordContactPerson(tx, customer.id, contactPerson);
  await keepDaysAhead(tx, customer.id, daysAhead(customer, finnishDay(now)));
  if (emailOwner === 'REGISTRAR') await openTask(tx, customer, 'REPLACE_EMAIL', now);
  await postWelcome(registry, tx, customer);
  return customer;
}

async function keepGuardian(
  tx: Transaction,
  { id }: ActiveCustomer,
  guardian: GuardianConsent,
  recordedBy: string,
  at: Date,
): Promise<void> {
  await recordGuardianConsent(tx, id, guardian, at);
  const { form, textVersion, evidence } = guardian;
  const consent: Consent = { kind: 'REGISTRATION_BY_GUARDIAN', givenBy: 'GUARDIAN', form, textVersion, evidence };
  await recordConsent(tx, id, consent, { recordedBy, at });
  if (guardian.guardianEmail) await postLetter(tx, { kind: GUARDIAN_CONSENT_KIND, subject: id }, at);
}

async function keepConsents(
  { sealing, now }: FinlandRegistry,
  tx: Transaction,
  { id: customerId }: ActiveCustomer,
  { consents, readingDisability: category }: AcceptedForm,
  recordedBy: string,
): Promise<void> {
  const at = now();
  for (const consent of consents) {
    const consentId = await recordConsent(tx, customerId, consent, { recordedBy, at });
    if (category && consent.kind === 'REASON_DETAIL') {
      await keepReadingDisability(tx, sealing, { customerId, consentId, category, at });
    }
  }
}
