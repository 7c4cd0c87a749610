import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { readJourneys } from '../../gateway/playground/readJourneys.mjs';
import { type Answer, type RunningSupergraph, runSupergraph } from '../support/allInOne.ts';
import { type Hive, startHive } from '../support/hive.ts';

const PATRON = '12838520020';
const HOLDERS: Record<string, string> = { default: PATRON, rust: '29828814077' };
let supergraph: RunningSupergraph;
const hives: Hive[] = [];

beforeAll(async () => {
  supergraph = await runSupergraph();
});
afterAll(async () => {
  for (const hive of hives) await hive.close();
  await supergraph.close();
});

async function ask(url: string, query: string, variables: object, token?: string): Promise<Answer> {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
  return (await answer.json()) as Answer;
}

describe.each(['default', 'rust'])('our supergraph on Hive Gateway, planner: %s', (planner) => {
  let hive: string;
  beforeAll(async () => {
    const started = await startHive(planner, supergraph.allInOne.gateway);
    hives.push(started);
    hive = started.endpoint;
  });

  test('changes as on ours: a card is registered by its holder and activated at the desk', async () => {
    const journeys = await readJourneys('schema/journeys');
    const play = (title: string, token: string, variables?: object) => {
      const journey = journeys.find((one) => one.title.startsWith(title));
      return ask(hive, journey?.document ?? '', variables ?? journey?.variables ?? {}, token);
    };
    const patron = await supergraph.idPorten(HOLDERS[planner] ?? '');
    const desk = await supergraph.staff('desk.rana');
    const input = {
      idempotencyKey: `hive-${planner}`,
      libraryNumber: '2183300',
      telephone: '90000001',
      email: 'patron@example.no',
    };
    const nobody = await play('Norway 2:', '', { input });
    expect(nobody.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    const registered = await play('Norway 2:', patron, { input });
    const cardNumber = registered.data?.registerLibraryCard?.cards?.[0]?.number;
    expect(cardNumber).toMatch(/^N\d+$/);
    const activated = await play('Norway 3:', desk, { input: { cardNumber, acceptedRulesVersion: '2026-1' } });
    expect(activated).toMatchObject({ data: { activateLibraryCard: { membership: { status: 'ACTIVE' } } } });
    const mine = await play('Norway 4:', patron);
    expect(mine.data.viewer.libraryCardAccount.memberships).toMatchObject([{ status: 'ACTIVE' }]);
  });

  test('reads as on ours, as everybody who reads in the journeys', async () => {
    const journeys = await readJourneys('schema/journeys');
    const queries = journeys.filter(({ document }) => isQuery(document));
    expect(queries.length).toBeGreaterThan(20);
    const differing: string[] = [];
    let whole = 0;
    for (const { title, document, variables, signIn } of queries) {
      const token = signIn ? await tokenOf(signIn) : undefined;
      const ours = await supergraph.ask(document, variables, token);
      const theirs = await ask(hive, document, variables, token);
      if (!ours.errors) whole += 1;
      const dataAlone = tellsAbsence(ours);
      if (comparable(ours, dataAlone) !== comparable(theirs, dataAlone))
        differing.push(`${title}\n${JSON.stringify(ours)}\n${JSON.stringify(theirs)}`);
    }
    expect(differing).toEqual([]);
    expect(whole).toBeGreaterThan(15);
  });
});

// That an entity is not there is NOT_FOUND on ours. Others say nothing, or that its fields are missing.
function tellsAbsence({ errors = [] }: Answer): boolean {
  return errors.some(({ extensions }) => extensions?.code === 'NOT_FOUND');
}

/** Without what is new at each asking: cursors are encrypted anew, an export tells of the one before it, and time goes on. */
function comparable({ data, errors = [] }: Answer, dataAlone: boolean): string {
  const codes = dataAlone ? [] : errors.map(({ extensions }) => extensions?.code);
  return JSON.stringify({ data, codes })
    .replaceAll(/"(cursor|endCursor)":"[^"]+"/g, '"$1":"..."')
    .replaceAll(/"(createdAt|lastKnownAt)":"[^"]+"/g, '"$1":"..."')
    .replaceAll(/"(lagSeconds|position)":\d+/g, '"$1":0')
    .replaceAll(/"document":"(?:[^"\\]|\\.)*"/g, '"document":"..."');
}

function isQuery(document: string): boolean {
  return parse(document).definitions.some((one) => 'operation' in one && one.operation === 'query');
}

const tokens = new Map<string, Promise<string>>();

function tokenOf({ provider, person }: { provider: string; person: string }): Promise<string> {
  const key = `${provider} ${person}`;
  const token = tokens.get(key) ?? (provider === 'staff' ? supergraph.staff(person) : supergraph.idPorten(PATRON));
  tokens.set(key, token);
  return token;
}
