import { randomUUID } from 'node:crypto';
import { recordAudit } from '../../shared/runtime/auditTrail.ts';
import { type Transaction, violates } from '../../shared/runtime/database.ts';
import type { Attempt } from '../../shared/runtime/idempotency.ts';
import { readForm } from '../../shared/vocabulary/form.ts';
import { type PersonName, parsePersonName } from '../../shared/vocabulary/personName.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/vocabulary/refusal.ts';
import type { Sensitive } from '../../shared/vocabulary/sensitive.ts';
import type { LibraryStaff } from '../domain/actor.ts';
import { type Contact, readContact } from '../domain/contact.ts';
import { checkAcceptedRules, checkIssues } from '../domain/library.ts';
import type { LocalCard, LocalHolder } from '../domain/localCard.ts';
import { type LocalCardNumber, parseLocalCardNumber } from '../domain/localCardNumber.ts';
import { type NationalIdentityNumber, parseNationalIdentityNumber } from '../domain/nationalIdentityNumber.ts';
import type { NorwegianRefusalCode } from '../domain/refusals.ts';
import type { Registry } from '../registry.ts';
import { findLocalCard, findLocalCardById, saveLocalCard } from '../storage/localCardTable.ts';
import { ofLibrary } from '../storage/scopes.ts';
import { findOwnLibrary } from './findLibrary.ts';

export interface LocalRegistration {
  readonly idempotencyKey: string;
  readonly number: string;
  readonly holderKind: LocalHolder['kind'];
  readonly name: string;
  /** Lets the person upgrade online later. Nobody is looked up by it. */
  readonly nationalIdentityNumber?: Sensitive | null;
  readonly telephone: string;
  readonly email: string;
  readonly acceptedRulesVersion: string;
}

type Said = Refusal<NorwegianRefusalCode>;

interface Form extends Contact {
  readonly number: LocalCardNumber;
  readonly name: PersonName;
  readonly identityNumber: NationalIdentityNumber | undefined;
}

/** Staff give a card of their own library (B1) to a person, or to an institution such as a school (B3). */
export async function registerLocalCard(
  registry: Registry,
  staff: LibraryStaff,
  input: LocalRegistration,
): Promise<LocalCard | Said> {
  const form = readLocalForm(registry, input);
  if (isRefusal(form)) return form;
  const { idempotencyKey: key, nationalIdentityNumber, ...rest } = input;
  const request = { ...rest, nationalIdentityNumber: nationalIdentityNumber?.reveal() };
  const attempt = { caller: staff.name, operation: 'registerLocalCard', key, request };
  const work = async (tx: Transaction) => {
    const first = await registry.idempotency.firstAnswer(tx, attempt);
    if (isRefusal(first)) return first;
    const earlier = first.kind === 'repeated' ? await findLocalCardById(tx, first.answer) : undefined;
    return earlier ?? register(tx, registry, staff, input, form, attempt);
  };
  return registry.database.transaction(work, ofLibrary(staff.library)).catch(refusalOfRace);
}

function readLocalForm({ syntheticNumbers }: Registry, input: LocalRegistration): Form | Said {
  const { holderKind, nationalIdentityNumber: typed } = input;
  const field = 'nationalIdentityNumber';
  const isInstitutions = typed && holderKind === 'INSTITUTION';
  return readForm({
    number: parseLocalCardNumber(input.number) ?? refuse('LOCAL_CARD_NUMBER_INVALID', { field: 'number' }),
    name: parsePersonName(input.name) ?? refuse('NAME_INVALID', { field: 'name' }),
    identityNumber: isInstitutions
      ? refuse('INSTITUTION_HAS_NO_IDENTITY_NUMBER', { field })
      : typed
        ? parseNationalIdentityNumber(typed.reveal(), syntheticNumbers, field)
        : undefined,
    ...readContact(input),
  });
}

async function register(
  tx: Transaction,
  registry: Registry,
  staff: LibraryStaff,
  { holderKind: kind, acceptedRulesVersion }: LocalRegistration,
  { number, name, identityNumber, telephone, email }: Form,
  attempt: Attempt,
): Promise<LocalCard | Said> {
  const library = await findOwnLibrary(tx, registry, staff.library);
  const refused = checkIssues(library, 'LOCAL') ?? checkAcceptedRules(library, acceptedRulesVersion);
  if (refused) return refused;
  if (await findLocalCard(tx, library.number, number)) return taken();
  const person = identityNumber && (await registry.vault.store(tx, identityNumber.reveal()));
  const holder = kind === 'PERSON' ? { kind, name, person } : { kind, name };
  const [id, issuedAt] = [randomUUID(), registry.now()];
  const place = { library: library.number, number, holder, contact: { telephone, email } };
  const card: LocalCard = { id, ...place, acceptedRulesVersion, issuedAt, state: 'ACTIVE' };
  await saveLocalCard(tx, card);
  await registry.idempotency.remember(tx, attempt, id, issuedAt);
  const entry = { actor: staff.name, unit: staff.library, action: 'registerLocalCard', subject: id };
  await recordAudit(tx, { ...entry, outcome: 'DONE' }, issuedAt);
  return card;
}

function taken(): Refusal<'LOCAL_CARD_NUMBER_TAKEN'> {
  return refuse('LOCAL_CARD_NUMBER_TAKEN', { field: 'number' });
}

function refusalOfRace(error: unknown): Said {
  if (violates(error, 'local_card_number_once')) return taken();
  throw error;
}
