import { DESK_RANA, RANA_RULES, type TestNorway } from './norway.ts';
import { act } from './norwayHolder.ts';

/** A local card of Rana, of a person with that identity number where one is given; gives its number. */
export async function localCard(norway: TestNorway, overrides: object = {}): Promise<string> {
  const [{ count }] = await norway.rows('SELECT count(*)::integer AS count FROM local_card');
  const number = `R-${count + 1}`;
  const holder = { holderKind: 'PERSON', name: 'Vakker Blomst', telephone: '41234567', email: 'blomst@example.no' };
  const card = { idempotencyKey: `given-out-${number}`, number, acceptedRulesVersion: RANA_RULES };
  await act(norway, 'registerLocalCard', { ...card, ...holder, ...overrides }, DESK_RANA);
  return number;
}

/** What the database holds of that local card. */
export async function localRow(norway: TestNorway, number: string): Promise<any> {
  const [row] = await norway.rows('SELECT * FROM local_card WHERE number = $1', [number]);
  return row;
}
