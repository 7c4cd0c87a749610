import { describe, expect, test } from '@jest/globals';
import { FIRST_AID_ADVICE } from '../../../subgraphs/netherlands/domain/firstAid/firstAidAdvice.ts';
import { type FirstAidFacts, SYMPTOMS } from '../../../subgraphs/netherlands/domain/firstAid/firstAidFacts.ts';
import { FIRST_AID_STEPS } from '../../../subgraphs/netherlands/domain/firstAid/firstAidSteps.ts';
import { adviceInWords, inWords, walkFirstAid } from '../../../subgraphs/netherlands/domain/firstAid/walkFirstAid.ts';
import { type Operation, PERMISSIONS } from '../../../subgraphs/netherlands/domain/permissions.ts';

/** All is well, and nobody was asked anything. */
const WELL: FirstAidFacts = {
  ...{ username: 'NOT_TYPED', account: 'ACTIVE', link: 'KNOWN', library: 'GIVES_ACCESS', kb: 'GIVES_ACCESS' },
  ...{ passNumbers: 'SAME', resetMail: 'NOT_ASKED', mailRefused: false, failedAfterReset: false },
  synchronisedBy: { desk: false, functionalManagement: false },
};
const KB_SEES: Partial<FirstAidFacts> = { library: 'NOT_SEEN', passNumbers: 'NOT_SEEN', link: 'NOT_SEEN' };

describe('the whole tree', () => {
  const all = <Value>(...values: Value[]) => values;
  const FACTS: FirstAidFacts[] = all(
    'ACTIVE',
    'PENDING_ACTIVATION',
    'LINK_EXPIRED',
    'DELETED_BY_KB',
    'NONE',
    'UNKNOWN',
  ).flatMap((account) =>
    all('CURRENT', 'NOT_CURRENT', 'NOT_TYPED').flatMap((username) =>
      all('GIVES_ACCESS', 'NO_SUBSCRIPTION', 'ENDED', 'BLOCKED', 'WITHOUT_EBOOKS', 'NOT_SEEN').flatMap((library) =>
        all('GIVES_ACCESS', 'ONLY_BASIS', 'NOTHING').flatMap((kb) =>
          all('NOT_ASKED', 'WAITING', 'SENT', 'REFUSED').map(
            (resetMail) => ({ ...WELL, account, username, library, kb, resetMail }) as FirstAidFacts,
          ),
        ),
      ),
    ),
  );

  test('[E19] sends who fails at the library’s own site to the library, whatever is seen', () => {
    const found = FACTS.map((facts) => walkFirstAid('LOCAL_LIBRARY_LOGIN', facts, {}).nextActor);
    expect(new Set(found)).toEqual(new Set(['LIBRARY_DESK']));
  });

  test('ends for whatever is seen, and asks a person nothing that the system sees', () => {
    for (const symptom of SYMPTOMS) {
      for (const facts of FACTS) {
        const { question, path } = walkFirstAid(symptom, facts, {});
        expect(path.length).toBeGreaterThan(0);
        if (question === 'usernameIsCurrent') expect(facts.username).toBe('NOT_TYPED');
        if (question === 'addressIsRight') expect(facts.resetMail).toBe('SENT');
      }
    }
  });

  test('[E15] [E16] gives the KB nothing to do with pass numbers and subscriptions', () => {
    for (const symptom of ['NO_RIGHTS', 'NEW_PASS_NUMBER'] as const) {
      for (const facts of FACTS) {
        const { nextActor, operation } = walkFirstAid(symptom, { ...facts, ...KB_SEES, kb: facts.kb }, {});
        if (nextActor === 'KB_CUSTOMER_CARE') expect(operation).toBeUndefined();
      }
    }
    expect(FIRST_AID_ADVICE.ASK_KB_CUSTOMER_CARE.en).toContain('pass numbers and subscriptions it may not');
  });

  test.each(['setTemporaryPassword', 'changeLoginEmail', 'changeLoginUsername'] as const)(
    '[E15] KB customer service may %s, and a library may not',
    (asked) => {
      expect(Object.keys(PERMISSIONS[asked])).toContain('KB_CUSTOMER_CARE');
      expect(Object.keys(PERMISSIONS[asked])).not.toContain('LIBRARY_DESK');
    },
  );

  test.each([
    ...[
      'enrolDigitalMemberAtDesk',
      'renewDigitalMembership',
      'cancelDigitalMembership',
      'replacePass',
      'moveMemberToBranch',
    ],
    ...['banMember', 'liftMemberBan', 'forgetLoginAccount', 'generateLoginAccount', 'receivePaymentAtDesk'],
  ] as const)('[E16] the KB may not %s', (asked) => {
    expect(Object.keys(PERMISSIONS[asked as Operation]).filter((role) => role.startsWith('KB_'))).toEqual([]);
  });

  test('names operations that there are, each open to who is to act', () => {
    const named = Object.values<{ actor: string; operation?: string }>(FIRST_AID_ADVICE).filter((one) => one.operation);
    for (const { actor, operation } of named) {
      const role = actor === 'BORROWER' ? 'ANONYMOUS' : actor;
      expect([operation, Object.keys(PERMISSIONS[operation as Operation] ?? {})]).toEqual([
        operation,
        expect.arrayContaining([role]),
      ]);
    }
  });

  test('[E14] tells borrowers the site and not the phone, [E18] names no G!DS and [E19] whose fault a local sign-in is not', () => {
    const words = Object.values(FIRST_AID_ADVICE).flatMap(({ en, nl }) => [en, nl]);
    expect(words.filter((one) => /G!DS|GIDS/i.test(one))).toEqual([]);
    expect(words.filter((one) => /\d{3}/.test(one))).toEqual([]);
    const { en, nl } = FIRST_AID_ADVICE.ASK_KB_CUSTOMER_CARE;
    expect([en, nl].every((one) => one.includes('onlinebibliotheek.nl/contact'))).toBe(true);
    expect(nl).toContain('de telefoon is alleen voor medewerkers van bibliotheken');
    expect(FIRST_AID_ADVICE.ASK_LIBRARY.nl).toContain('De KB is niet verantwoordelijk');
    expect(FIRST_AID_ADVICE.ASK_KB_IAM.en).toContain('fbiam@kb.nl');
  });

  test('speaks Dutch and English everywhere', () => {
    const words: { en: string; nl: string }[] = [...Object.values(FIRST_AID_ADVICE), ...Object.values(FIRST_AID_STEPS)];
    for (const { en, nl } of words) {
      expect([en.length > 3, nl.length > 3, en === nl]).toEqual([true, true, false]);
    }
    expect(inWords({ step: 'SPAM_FOLDER', look: 'NO' }, 'nl')).toBe(
      'Staat de mail in de map met ongewenste mail? Nee.',
    );
    expect(inWords({ step: 'SPAM_FOLDER', look: 'NO' }, 'en')).toBe('Is the mail in the spam folder? No.');
    expect(adviceInWords('WAIT_FOR_MAIL', 'fi')).toBe(adviceInWords('WAIT_FOR_MAIL', 'en'));
  });
});
