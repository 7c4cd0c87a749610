import express, { type Router } from 'express';
import { type PasswordPage, passwordPage, type Told } from '../shared/runtime/passwordPage.ts';
import { issuerPages } from '../shared/runtime/tokenIssuer.ts';
import { isRefusal, type Refusal } from '../shared/vocabulary/refusal.ts';
import { PASSWORD_PARTS } from './domain/password.ts';
import { REFUSALS } from './domain/refusals.ts';
import { activateLoginAccount } from './operations/activateLoginAccount.ts';
import { resetPassword } from './operations/resetPassword.ts';
import type { NetherlandsRegistry } from './registry.ts';

/** What people and other parts reach without GraphQL: the pages behind mailed links, and the issuer's public keys. */
export function loginAccountPages(registry: NetherlandsRegistry): { path: string; router: Router } {
  const router = express.Router();
  router.use(issuerPages(registry.kbLogin));
  router.use(passwordPage(activationPage(registry)));
  router.use('/reset', passwordPage(resetPage(registry)));
  return { path: '/login-account', router };
}

const LABELS = {
  language: 'nl',
  passwordLabel: 'Nieuw wachtwoord',
  againLabel: 'Nieuw wachtwoord, nog een keer',
  button: 'Instellen',
} as const;
const ANONYMOUS = { role: 'ANONYMOUS', name: 'anonymous' } as const;

function activationPage(registry: NetherlandsRegistry): PasswordPage {
  return {
    ...LABELS,
    title: 'Maak je wachtwoord aan',
    introduction: `Met deze knop bevestig je je e-mailadres en stel je je wachtwoord in: ${partsInWords(Object.keys(PASSWORD_PARTS))}.`,
    async submit({ again, ...typed }) {
      const outcome = await activateLoginAccount(registry, ANONYMOUS, { ...typed, passwordAgain: again });
      if (isRefusal(outcome)) return refused(outcome, 'ACTIVATION_LINK_INVALID');
      return { done: true, message: 'Je inlogaccount is actief. Je kunt nu inloggen bij de online Bibliotheek.' };
    },
  };
}

function resetPage(registry: NetherlandsRegistry): PasswordPage {
  return {
    ...LABELS,
    title: 'Maak een nieuw wachtwoord',
    introduction: `Met deze knop stel je een nieuw wachtwoord in: ${partsInWords(Object.keys(PASSWORD_PARTS))}.`,
    async submit({ again, ...typed }) {
      const outcome = await resetPassword(registry, ANONYMOUS, { ...typed, passwordAgain: again });
      if (isRefusal(outcome)) return refused(outcome, 'RESET_LINK_INVALID');
      return { done: true, message: 'Je nieuwe wachtwoord is ingesteld. Je kunt er nu mee inloggen.' };
    },
  };
}

// One page for a wrong link, whether it is the first of its network or one too many.
function refused(outcome: Refusal, wrongLink: 'ACTIVATION_LINK_INVALID' | 'RESET_LINK_INVALID'): Told {
  if (outcome.refused !== 'TOO_MANY_ATTEMPTS') return { done: false, message: messageOf(outcome) };
  return { done: false, message: REFUSALS[wrongLink].nl, retryAfter: Number(outcome.parts?.[0]) };
}

function messageOf({ refused, parts, others = [] }: Refusal): string {
  const words = Object.entries(REFUSALS).find(([code]) => code === refused)?.[1].nl ?? '';
  const missing = parts ? ` Nodig: ${partsInWords(parts)}.` : '';
  return [words + missing, ...others.map(messageOf)].join(' ');
}

function partsInWords(parts: readonly string[]): string {
  const named = Object.entries(PASSWORD_PARTS).filter(([part]) => parts.includes(part));
  return named.map(([, words]) => words).join(', ');
}
