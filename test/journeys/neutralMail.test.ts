import { describe, expect, test } from '@jest/globals';
import { credentialLetter, emailChangedLetter } from '../../subgraphs/finland/domain/letters.ts';
import { activationLetter } from '../../subgraphs/netherlands/domain/activationLetter.ts';
import {
  relationConfirmedLetter,
  relationRequestedLetter,
} from '../../subgraphs/netherlands/domain/relations/relationLetters.ts';
import { resetLetter } from '../../subgraphs/netherlands/domain/resetLetter.ts';

/** Words for a disability or what follows from it, in the languages of the mails. */
const TELLING =
  /vamma|lukemiseste|lukivaikeu|luki-|lukueste|sairau|diagnoos|erityis|tukea|saavutett|esteett|funktionsneds|läshinder|läsneds|dyslexi|sjukdom|handikap|diagnos|beperking|dyslex|disab|impair|health/i;
const NUMBER = /\d{6}[-+A-FU-Y]\d{3}|\b\d{11}\b|\*{4}/;
const AT = new Date('2026-11-21T10:00:00Z');
const LINK = 'https://example.fi/celia-credentials/password?token=abc';

const letters = (['FI', 'SV'] as const).flatMap((language) => [
  ...(['CELIANET', 'PRATSAM_READER'] as const).map((system) =>
    credentialLetter(language, { system, username: 'C1000001', link: LINK, linkExpiresAt: AT }),
  ),
  emailChangedLetter(language),
]);
const dutch = (['nl', 'en'] as const).flatMap((language) => [
  ...(['WISE_DESK', 'KB_WEB'] as const).map((createdVia) =>
    activationLetter({ username: '9001', linkValidUntil: AT, language, createdVia }, LINK),
  ),
  resetLetter(LINK, AT, language),
]);
const relations = (['nl', 'en'] as const).flatMap((language) => [
  relationRequestedLetter(language),
  relationConfirmedLetter(language),
]);

describe('[A46] the mail', () => {
  test.each([...letters, ...dutch, ...relations])(
    '$subject: no word of a disability, and no personal number',
    ({ subject, text }) => {
      expect(`${subject}\n${text}`).not.toMatch(TELLING);
      expect(`${subject}\n${text}`).not.toMatch(NUMBER);
    },
  );

  test.each(letters)('$subject: does not tell in its subject that it is Celia who writes', ({ subject }) => {
    expect(subject).not.toMatch(/celia|pratsam|kirjasto|bibliotek/i);
  });

  test.each(relations)('$subject: does not tell in its subject what may be done for whom', ({ subject }) => {
    expect(subject).not.toMatch(/relati|verleng|betal|renew|pay|card|pas\b|kind|child/i);
  });

  test.each([...letters, ...relations])(
    '$subject: greets nobody by name, who may read it in a shared mailbox',
    ({ text }) => {
      expect(text).not.toMatch(/^(Hei|Hej|Hyvä|Bästa|Dear|Hallo|Beste|Hello)\b/m);
    },
  );
});
