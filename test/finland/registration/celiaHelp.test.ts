import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { GraphQLEnumType } from 'graphql';
import { textsInForce } from '../../../subgraphs/finland/domain/consents/consentText.ts';
import { HELP_TOPICS } from '../../../subgraphs/finland/domain/help/helpTopics.ts';
import { LABELS } from '../../../subgraphs/finland/domain/help/labels.ts';
import { WARNINGS } from '../../../subgraphs/finland/domain/registration/customerWarnings.ts';
import { finlandSchema } from '../../../subgraphs/finland/schema.ts';
import type { CalendarDate } from '../../../subgraphs/shared/vocabulary/calendarDate.ts';
import { type TestFinland, testFinland } from '../../support/finland.ts';
import { HELP } from './registrationDocuments.ts';

const { schema } = await finlandSchema();
let finland: TestFinland;
beforeAll(async () => {
  finland = await testFinland();
});
afterAll(() => finland.close());

const help = async (language: string) => (await finland.run(HELP, {}, undefined, language))['celiaHelp'];
const topic = async (code: string, language = 'en') =>
  (await help(language)).topics.find((one: { code: string }) => one.code === code);

describe('celiaHelp', () => {
  test.each([
    ['[F6]', 'QUESTIONS', 'https://www.celianet.fi/usein-kysytyt/#rekisteröinti', /ask most often/],
    ['[F17]', 'CUSTOMER_SERVICE', 'mailto:palvelut@celia.fi', /chat/],
    ['[F18]', 'LOST_CREDENTIALS', 'https://www.celianet.fi/palautasalasana', /new ones/],
    ['[F21]', 'NO_CODE', 'https://turvaviesti.celia.fi', /openCeliaCase/],
    ['[F22]', 'GETTING_STARTED', 'https://www.celianet.fi/ohjeet', /borrowing and listening/],
    ['[F23]', 'BOOK_TIPS', 'https://www.celianet.fi', /book tips/],
    ['[F26]', 'CONTACT', 'https://www.celia.fi/yhteystiedot', /reached/],
  ])('%s tells %s, to whoever asks', async (_rule, code, link, words) => {
    const { links, text } = await topic(code);
    expect(links).toContain(link);
    expect(text).toMatch(words);
  });

  test.each([
    ['fi', 'Yhteystiedot'],
    ['sv', 'Kontaktuppgifter'],
    ['en', 'Contact'],
    ['de', 'Contact'],
  ])('speaks %s', async (language, title) => {
    expect((await topic('CONTACT', language)).title).toBe(title);
  });

  test('[A34] holds the text of each consent that is in force, with its version', async () => {
    const { consentTexts } = await help('fi');
    expect(consentTexts.map(({ kind, version }: any) => `${kind} ${version}`)).toEqual([
      'REGISTRATION_BY_GUARDIAN 1',
      'DIRECT_MARKETING 1',
      'LOAN_HISTORY 1',
      'REASON_DETAIL 1',
    ]);
    expect(consentTexts[0].text).toContain('Olen lapsen huoltaja');
  });

  test('[A34] a text holds from its first day on, in its newest version', () => {
    const text = { kind: 'LOAN_HISTORY', en: 'e', fi: 'f', sv: 's' } as const;
    const texts = [
      { ...text, version: '2', from: '2025-01-01' as CalendarDate },
      { ...text, version: '1', from: '2024-01-01' as CalendarDate },
    ];
    const on = (day: string) => textsInForce(day as CalendarDate, texts).map(({ version }) => version);
    expect([on('2023-12-31'), on('2024-01-01'), on('2024-12-31'), on('2025-01-01')]).toEqual([[], ['1'], ['1'], ['2']]);
  });
});

describe('nothing lacks a language', () => {
  const enums = Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLEnumType => type instanceof GraphQLEnumType && type.name.startsWith('Celia'),
  );

  test.each(enums.map((type) => [type.name, type] as const))('%s has a label for each value', (name, type) => {
    expect(Object.keys(LABELS[name] ?? {}).sort()).toEqual(
      type
        .getValues()
        .map((value) => value.name)
        .sort(),
    );
  });

  test('and no label is for what the schema does not have', () => {
    expect(Object.keys(LABELS).filter((name) => !enums.some((type) => type.name === name))).toEqual([]);
  });

  const words = [
    ...Object.entries(LABELS).flatMap(([name, labels]) =>
      Object.entries(labels).map(([value, label]) => [`${name}.${value}`, label] as const),
    ),
    ...Object.entries(HELP_TOPICS).flatMap(([code, { title, text }]) => [
      [`${code} title`, title] as const,
      [`${code} text`, text] as const,
    ]),
    ...textsInForce('2026-01-01' as CalendarDate).map(({ kind, ...text }) => [`text of ${kind}`, text] as const),
    ...Object.entries(WARNINGS).map(([code, text]) => [`warning ${code}`, text] as const),
  ];
  test('in Finnish, Swedish and English, each with words of its own', () => {
    const lacking = words.filter(([, { en, fi, sv }]) => [en, fi, sv].some((text) => text.trim().length < 2));
    expect(lacking).toEqual([]);
    // Proper names are the same in all.
    const same = words.filter(([, { en, fi, sv }]) => en === fi || fi === sv || en === sv).map(([name]) => name);
    expect(same).toEqual(['CeliaConsentWithdrawer.CELIA']);
  });
});
