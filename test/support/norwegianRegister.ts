import { SYNTHETIC_PEOPLE } from '../../subgraphs/norway/outside/populationRegister/population/people.ts';
import {
  type PersonDocument,
  personDocument,
} from '../../subgraphs/norway/outside/populationRegister/population/personDocument.ts';
import type { JsonObject } from '../../subgraphs/shared/vocabulary/jsonObject.ts';
import { DOCUMENTS, online, patron, type TestNorway } from './norway.ts';

/** Follows the population register once, as the server does every 15 seconds; gives how many accounts changed. */
export function follow(norway: TestNorway): Promise<number> {
  const sweep = norway.subgraph.sweeps.find(({ name }) => name === 'populationRegister');
  if (!sweep) throw new Error('the population register is not followed');
  return sweep.run();
}

/** The id of a new account of that person. */
export async function registered(norway: TestNorway, number: string): Promise<string> {
  const { registerLibraryCard: answer } = await norway.run(DOCUMENTS.registerLibraryCard, online(), patron(number));
  if (!answer.id) throw new Error(answer.code);
  return answer.id;
}

/** An entry of a document, in force and recorded now by the clock of the test, or so many milliseconds later. */
export function entry(norway: TestNorway, fields: JsonObject, ms = 0): JsonObject {
  const at = new Date(norway.clock.now().getTime() + ms).toISOString();
  return { ajourholdstidspunkt: at.replace('Z', '481248+00:00'), erGjeldende: true, ...fields };
}

/** Changes elements of the person's document, and tells it by an event. Gives the event's sequence number. */
export function tell(norway: TestNorway, number: string, changes: JsonObject, type = 'personErOppdatert'): number {
  const { populationRegister } = norway.simulators;
  const known = populationRegister.people.get(number);
  const document: JsonObject = { ...(known ?? documentOf(number)), ...changes };
  const kept = Object.entries(document).filter(([, value]) => value !== undefined);
  return populationRegister.change(number, Object.fromEntries(kept) as PersonDocument, type);
}

export function documentOf(number: string): PersonDocument {
  const person = SYNTHETIC_PEOPLE.find((one) => one.number === number);
  if (!person) throw new Error('not in the population');
  return personDocument(person);
}

export const moved = (norway: TestNorway, street: string, changes: JsonObject = {}, ms = 0): JsonObject => ({
  bostedsadresse: [
    entry(
      norway,
      {
        vegadresse: {
          kommunenummer: '0301',
          adressenavn: street,
          adressenummer: { husnummer: '4' },
          poststed: { poststedsnavn: 'OSLO', postnummer: '1163' },
        },
        adressegradering: 'ugradert',
        ...changes,
      },
      ms,
    ),
  ],
});

/** What is kept of the account, apart from when the register was asked. */
export async function kept(norway: TestNorway, id: string): Promise<Record<string, any>> {
  const [row] = await norway.rows(
    `SELECT to_jsonb(account) - '{register_read_at,register_failed_at,register_recorded_at}'::text[] AS kept
     FROM account WHERE id = $1`,
    [id],
  );
  return row?.kept;
}

/** The audit lines of the register, in order: whom they are about and what came of it. */
export async function lines(norway: TestNorway): Promise<[string, string][]> {
  const rows = await norway.rows(`SELECT subject, outcome FROM audit WHERE actor = 'population register' ORDER BY seq`);
  return rows.map(({ subject, outcome }) => [subject, outcome]);
}

export async function position(norway: TestNorway): Promise<number> {
  const [row] = await norway.rows('SELECT next FROM register_hearing');
  return Number(row?.next);
}
