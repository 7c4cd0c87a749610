import type { Transaction } from '../../shared/runtime/database.ts';
import type { Attempt } from '../../shared/runtime/idempotency.ts';
import { inScope } from '../../shared/runtime/scope.ts';
import { isRefusal, refuse } from '../../shared/vocabulary/refusal.ts';
import type { Sensitive } from '../../shared/vocabulary/sensitive.ts';
import { finnishDay } from '../domain/finnishDay.ts';
import { birthDateOf, formatPersonalIdentityCode } from '../domain/personalIdentityCode.ts';
import { checkNotRegistered } from '../domain/registerSearch.ts';
import { checkRegistration, type Registration, type RegistrationForm } from '../domain/registration.ts';
import { checkTrainingEmails } from '../domain/training.ts';
import type { Registrar } from '../domain/unit.ts';
import type { FinlandRegistry } from '../registry.ts';
import { customerWithCode } from '../storage/customers.ts';
import { acrossUnits } from '../storage/scopes.ts';
import { actInUnit, type CustomerAnswer, type Deed, type Desk, lockOwnCustomer } from './actInUnit.ts';
import { readCode } from './readCode.ts';
import { addNewCustomer } from './registration/addNewCustomer.ts';
import { spendLookup } from './spendLookup.ts';

export interface RegistrationRequest {
  idempotencyKey: string;
  personalIdentityCode: Sensitive;
  form: RegistrationForm;
  /** Such a person is registered by Celia; nothing of the form is kept. */
  addressProtected: boolean;
}

/** F9, F10, F12: adds the customer, unless the form is wrong or the code is in use. */
export async function registerCeliaCustomer(
  registry: FinlandRegistry,
  registrar: Registrar,
  request: RegistrationRequest,
): Promise<CustomerAnswer> {
  const attempt = attemptOf(registrar, request);
  const act = { action: 'registerCeliaCustomer', purpose: 'REGISTRATION' } as const;
  await spendLookup(registry, registrar, act, readCode(registry, registrar, request.personalIdentityCode));
  return actInUnit<CustomerAnswer>(registry, registrar, act, async (tx, desk) => {
    const first = await registry.idempotency.firstAnswer(tx, attempt);
    if (isRefusal(first)) return { answer: first };
    if (first.kind === 'repeated') {
      const repeated = { ...desk, asked: 'celiaCustomer' } as const;
      const { customer, subject } = await lockOwnCustomer(tx, repeated, first.answer);
      return { answer: customer, subject };
    }
    const registration = checkForm(registry, request, desk);
    if (isRefusal(registration)) return { answer: registration };
    const deed = await register(registry, desk, registration, tx);
    if (!isRefusal(deed.answer)) await registry.idempotency.remember(tx, attempt, deed.answer.id, registry.now());
    return deed;
  });
}

// A sensitive value prints as its mask: without reveal() two persons' requests would count as the same.
function attemptOf(
  registrar: Registrar,
  { idempotencyKey, personalIdentityCode, ...rest }: RegistrationRequest,
): Attempt {
  const request = { ...rest, personalIdentityCode: personalIdentityCode.reveal() };
  return { caller: registrar.name, operation: 'registerCeliaCustomer', key: idempotencyKey, request };
}

function checkForm(registry: FinlandRegistry, request: RegistrationRequest, { registrar, unit }: Desk) {
  if (request.addressProtected) return refuse('ADDRESS_PROTECTED_GOES_TO_CELIA', { field: 'addressProtected' });
  const { form } = request;
  const emails = { email: form.email, 'guardianConsent.guardianEmail': form.guardianConsent?.guardianEmail };
  const today = finnishDay(registry.now());
  const code = readCode(registry, registrar, request.personalIdentityCode);
  const registering = { unit, today, changedOn: registry.groundsChangedOn };
  return checkTrainingEmails(unit, emails) ?? checkRegistration(form, code, registering);
}

async function register(
  registry: FinlandRegistry,
  { registrar, unit }: Desk,
  { code, ...form }: Registration,
  tx: Transaction,
): Promise<Deed<CustomerAnswer>> {
  // The code's row in the vault stays locked until commit: a second desk waits here, and then finds the customer.
  const identityCode = await registry.vault.store(tx, formatPersonalIdentityCode(code));
  const registered = await inScope(tx, acrossUnits('exactSearch'), () => customerWithCode(tx, identityCode));
  const refusal = checkNotRegistered(registered, registrar);
  if (refusal) return { answer: refusal, subject: registered?.id };
  const who = { unitId: unit.id, identityCode, birthDate: birthDateOf(code), attestedBy: registrar.id };
  const customer = await addNewCustomer(registry, tx, { ...who, addressProtected: false }, form);
  return { answer: customer, subject: customer.id };
}
