import express, { type Router } from 'express';
import { type ButtonPage, buttonPage } from '../shared/runtime/buttonPage.ts';
import { type PasswordPage, passwordPage, type Told } from '../shared/runtime/passwordPage.ts';
import { issuerPages } from '../shared/runtime/tokenIssuer.ts';
import { isRefusal, type Refusal } from '../shared/vocabulary/refusal.ts';
import { bounceDoor } from './bounceDoor.ts';
import { PAGE_WORDS, type PageWords } from './domain/loginAccounts/pageWords.ts';
import type { Language } from './domain/mail/letter.ts';
import { REFUSALS } from './domain/refusals.ts';
import { activateLoginAccount } from './operations/activateLoginAccount.ts';
import { confirmLoginEmail, revertLoginEmail } from './operations/loginAccounts/useEmailLink.ts';
import { resetPassword } from './operations/resetPassword.ts';
import type { NetherlandsRegistry } from './registry.ts';

/** What people and other parts reach without GraphQL: the pages behind mailed links, and the issuer's public keys. */
export function loginAccountPages(
  registry: NetherlandsRegistry,
  bounceKey: Buffer | undefined,
): { path: string; router: Router } {
  const router = express.Router();
  router.use(issuerPages(registry.kbLogin));
  router.use(bounceDoor(registry, bounceKey));
  for (const language of ['nl', 'en'] as const) {
    const at = language === 'nl' ? '' : `/${language}`;
    router.use(`${at}/reset`, passwordPage(resetPage(registry, language)));
    router.use(`${at}/email/revert`, passwordPage(revertPage(registry, language)));
    router.use(`${at}/email`, buttonPage(emailPage(registry, language)));
    router.use(at || '/', passwordPage(activationPage(registry, language)));
  }
  return { path: '/login-account', router };
}

const ANONYMOUS = { role: 'ANONYMOUS', name: 'anonymous' } as const;
type WrongLink = 'ACTIVATION_LINK_INVALID' | 'RESET_LINK_INVALID' | 'EMAIL_LINK_INVALID';

function activationPage(registry: NetherlandsRegistry, language: Language): PasswordPage {
  const { activation, ...words } = PAGE_WORDS[language];
  return {
    ...labels(language, words),
    ...activation,
    async submit({ again, ...typed }) {
      const outcome = await activateLoginAccount(registry, ANONYMOUS, { ...typed, passwordAgain: again });
      if (isRefusal(outcome)) return refused(outcome, 'ACTIVATION_LINK_INVALID', language);
      return { done: true, message: activation.done };
    },
  };
}

function resetPage(registry: NetherlandsRegistry, language: Language): PasswordPage {
  const { reset, ...words } = PAGE_WORDS[language];
  return {
    ...labels(language, words),
    ...reset,
    async submit({ again, ...typed }) {
      const outcome = await resetPassword(registry, ANONYMOUS, { ...typed, passwordAgain: again });
      if (isRefusal(outcome)) return refused(outcome, 'RESET_LINK_INVALID', language);
      return { done: true, message: reset.done };
    },
  };
}

function revertPage(registry: NetherlandsRegistry, language: Language): PasswordPage {
  const { revert, ...words } = PAGE_WORDS[language];
  return {
    ...labels(language, words),
    ...revert,
    async submit({ again, ...typed }) {
      const outcome = await revertLoginEmail(registry, ANONYMOUS, { ...typed, passwordAgain: again });
      if (isRefusal(outcome)) return refused(outcome, 'EMAIL_LINK_INVALID', language);
      return { done: true, message: revert.done };
    },
  };
}

function emailPage(registry: NetherlandsRegistry, language: Language): ButtonPage {
  const { email } = PAGE_WORDS[language];
  return {
    language,
    ...email,
    async submit(link) {
      const outcome = await confirmLoginEmail(registry, ANONYMOUS, link);
      if (isRefusal(outcome)) return refused(outcome, 'EMAIL_LINK_INVALID', language);
      return { done: true, message: email.done };
    },
  };
}

function labels(
  language: Language,
  { passwordLabel, againLabel, button }: Pick<PageWords, 'passwordLabel' | 'againLabel' | 'button'>,
) {
  return { language, passwordLabel, againLabel, button };
}

// One page for a wrong link, whether it is the first of its network or one too many.
function refused(outcome: Refusal, wrongLink: WrongLink, language: Language): Told {
  if (outcome.refused !== 'TOO_MANY_ATTEMPTS') return { done: false, message: messageOf(outcome, language) };
  return { done: false, message: REFUSALS[wrongLink][language], retryAfter: Number(outcome.parts?.[0]) };
}

function messageOf({ refused, parts, others = [] }: Refusal, language: Language): string {
  const words = Object.entries(REFUSALS).find(([code]) => code === refused)?.[1][language] ?? '';
  const { needed, partsInWords } = PAGE_WORDS[language];
  const missing = parts ? ` ${needed}: ${partsInWords(parts)}.` : '';
  return [words + missing, ...others.map((other) => messageOf(other, language))].join(' ');
}
