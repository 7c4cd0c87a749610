import { SYNTHETIC_PEOPLE } from '../populationRegister/population/people.ts';

/** Somebody who can sign in with TestID. A foreign user by eIDAS may have no Norwegian identity number. */
export interface TestPerson {
  readonly key: string;
  readonly label: string;
  readonly pid: string | undefined;
}

/** The synthetic population, each also by a D-number that was continued, and one foreign user. */
export const TEST_PEOPLE: readonly TestPerson[] = [
  ...SYNTHETIC_PEOPLE.flatMap(({ number, formerNumber, name, status }) =>
    [number, ...(formerNumber ? [formerNumber] : [])].map((pid) => ({
      key: pid,
      pid,
      label: `${name ? `${name[0]} ${name[1]}` : '(uten navn)'}, ${status}`,
    })),
  ),
  { key: 'eidas', label: 'FOREIGN VISITOR, eIDAS', pid: undefined },
];
