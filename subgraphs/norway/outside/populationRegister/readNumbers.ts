import { type JsonObject, textOf } from '../../../shared/vocabulary/jsonObject.ts';
import { isRefusal } from '../../../shared/vocabulary/refusal.ts';
import type { Sensitive } from '../../../shared/vocabulary/sensitive.ts';
import { parseNationalIdentityNumber, type SyntheticNumbers } from '../../domain/nationalIdentityNumber.ts';
import type { NamedPerson } from '../../domain/registeredPerson.ts';
import { currentEntries, everyEntry } from './element.ts';
import { PopulationRegisterUnavailable } from './populationRegister.ts';

/**
 * The number in use and the person's others. A D-number that was continued as a fødselsnummer finds the person by both;
 * the document may carry the former one, or leave us to know it from having asked with it.
 */
export function readNumbers(
  document: JsonObject,
  asked: Sensitive,
  synthetic: SyntheticNumbers,
): Pick<NamedPerson, 'identityNumber' | 'otherNumbers'> {
  const identityNumber = numberInUse(document, asked, synthetic);
  const known = everyEntry(document, 'identifikasjonsnummer').map((entry) => numberIn(entry, synthetic));
  const others = new Map([asked, ...known].flatMap((number) => (number ? [[number.reveal(), number]] : [])));
  others.delete(identityNumber.reveal());
  return { identityNumber, otherNumbers: [...others.values()] };
}

function numberInUse(document: JsonObject, asked: Sensitive, synthetic: SyntheticNumbers): Sensitive {
  const entries = currentEntries(document, 'identifikasjonsnummer');
  const [inUse, second] = entries.filter((entry) => entry['status'] === 'iBruk');
  if (entries.length === 0 || second) throw new PopulationRegisterUnavailable('DATA_ERROR');
  if (!inUse) return asked;
  const number = numberIn(inUse, synthetic);
  if (!number) throw new PopulationRegisterUnavailable('DATA_ERROR');
  return number;
}

// A number of the other environment is none: the register and the numbers would be mixed.
function numberIn(entry: JsonObject, synthetic: SyntheticNumbers): Sensitive | undefined {
  const number = parseNationalIdentityNumber(textOf(entry, 'foedselsEllerDNummer') ?? '', synthetic);
  return isRefusal(number) ? undefined : number;
}
