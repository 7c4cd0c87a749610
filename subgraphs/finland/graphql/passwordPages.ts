import { passwordPage } from '../../shared/runtime/passwordPage.ts';
import { issuerPages } from '../../shared/runtime/tokenIssuer.ts';
import { isRefusal } from '../../shared/vocabulary/refusal.ts';
import { REFUSALS } from '../domain/refusals.ts';
import { chooseCeliaPassword, type PasswordAnswer, type PasswordChoice } from '../operations/chooseCeliaPassword.ts';
import { type ChosenAnswer, chooseRegistrarPassword } from '../operations/registrars/chooseRegistrarPassword.ts';
import type { FinlandRegistry } from '../registry.ts';

const WORDS = {
  fi: {
    title: 'Valitse Celian salasana',
    introduction: 'Salasanassa on oltava vähintään 12 merkkiä. Pitkä lause, jonka muistat, on hyvä salasana.',
    passwordLabel: 'Salasana',
    againLabel: 'Salasana uudelleen',
    button: 'Tallenna salasana',
    done: 'Salasana on tallennettu. Voit nyt kirjautua palveluun.',
  },
  sv: {
    title: 'Välj lösenord hos Celia',
    introduction: 'Lösenordet ska ha minst 12 tecken. En lång mening som du minns är ett bra lösenord.',
    passwordLabel: 'Lösenord',
    againLabel: 'Lösenordet en gång till',
    button: 'Spara lösenordet',
    done: 'Lösenordet har sparats. Du kan nu logga in i tjänsten.',
  },
} as const;

const OF_REGISTRARS = {
  title: 'Rekisteröijän salasana / Registrerarens lösenord',
  introduction:
    'Salasanassa on oltava vähintään 12 merkkiä. Pitkä lause, jonka muistat, on hyvä salasana. / Lösenordet ska ha minst 12 tecken. En lång mening som du minns är ett bra lösenord.',
  passwordLabel: 'Salasana / Lösenord',
  againLabel: 'Salasana uudelleen / Lösenordet en gång till',
  button: 'Tallenna / Spara',
  done: 'Salasana on tallennettu. / Lösenordet har sparats.',
} as const;

type Words = Readonly<Record<keyof typeof OF_REGISTRARS, string>>;
type Choose = (choice: PasswordChoice) => Promise<PasswordAnswer | ChosenAnswer>;

/** The pages behind the links in Finnish and, under /sv, in Swedish; those of registrars; the public keys of the sign-in. */
export function passwordPages(registry: FinlandRegistry) {
  const customers: Choose = (choice) => chooseCeliaPassword(registry, choice);
  return pageIn('fi', WORDS.fi, customers)
    .use('/sv', pageIn('sv', WORDS.sv, customers))
    .use(
      '/registrar',
      pageIn('fi', OF_REGISTRARS, (choice) => chooseRegistrarPassword(registry, choice)),
    )
    .use(issuerPages(registry.celiaLogin));
}

function pageIn(language: keyof typeof WORDS, { done, ...words }: Words, choose: Choose) {
  return passwordPage({
    language,
    ...words,
    async submit({ again, ...typed }) {
      const answer = await choose({ ...typed, passwordAgain: again });
      if (!isRefusal(answer)) return { done: true, message: done };
      if (answer.refused === 'TOO_MANY_ATTEMPTS') {
        // One page for a wrong link, whether it is the first of its network or one too many.
        const message = REFUSALS.CREDENTIAL_LINK_INVALID[language];
        return { done: false, message, retryAfter: Number(answer.parts?.[0]) };
      }
      const refusals = [answer, ...(answer.others ?? [])];
      return { done: false, message: refusals.map(({ refused }) => REFUSALS[refused][language]).join(' ') };
    },
  });
}
