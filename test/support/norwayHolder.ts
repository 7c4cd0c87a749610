import { DESK_RANA, DOCUMENTS, online, PEOPLE, patron, RANA_RULES, type TestNorway } from './norway.ts';

/** Runs the operation of that name with that input and gives its one answer. */
export async function act(
  norway: TestNorway,
  operation: keyof typeof DOCUMENTS,
  input: object,
  as: typeof DESK_RANA,
): Promise<any> {
  const answer = await norway.run(DOCUMENTS[operation], { input }, as);
  return answer[operation];
}

/** A person with a digital card, registered online at the library of Rana: its number, their sign-in and account. */
export async function digitalHolder(norway: TestNorway, person: keyof typeof PEOPLE) {
  const who = patron(PEOPLE[person], 'idporten-loa-high');
  const { registerLibraryCard } = await norway.run(DOCUMENTS.registerLibraryCard, online(), who);
  if (!registerLibraryCard.id) throw new Error(`${person} was not registered: ${registerLibraryCard.code}`);
  return { who, accountId: String(registerLibraryCard.id), card: String(registerLibraryCard.cards[0].number) };
}

/** The same, with the card activated at Rana. */
export async function activeHolder(norway: TestNorway, person: keyof typeof PEOPLE) {
  const holder = await digitalHolder(norway, person);
  const input = { cardNumber: holder.card, acceptedRulesVersion: RANA_RULES };
  await norway.run(DOCUMENTS.activateLibraryCard, { input }, DESK_RANA);
  return holder;
}

/** Runs the operation, which must be refused with that code, and proves that no row of any table was changed. */
export async function refusedAndUnchanged(norway: TestNorway, work: () => Promise<any>): Promise<any> {
  const before = await norway.everyRow();
  const answer = await work();
  const after = await norway.everyRow();
  for (const table of Object.keys(before)) {
    if (JSON.stringify(after[table]) !== JSON.stringify(before[table])) throw new Error(`${table} was changed`);
  }
  if (answer?.__typename !== 'NorwayRefusal') throw new Error(`was not refused: ${JSON.stringify(answer)}`);
  return answer;
}

/** The newest line of the audit trail. */
export async function newestLine(norway: TestNorway): Promise<object> {
  const [line] = await norway.rows('SELECT actor, unit, action, subject, outcome FROM audit ORDER BY seq DESC LIMIT 1');
  return line;
}
