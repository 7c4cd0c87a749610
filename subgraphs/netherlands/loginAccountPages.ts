import express, { type Router } from 'express';
import { type PasswordPage, passwordPage } from '../shared/runtime/passwordPage.ts';
import { isRefusal, type Refusal } from '../shared/vocabulary/refusal.ts';
import { PASSWORD_PARTS } from './domain/password.ts';
import { REFUSALS } from './domain/refusals.ts';
import { activateLoginAccount } from './operations/activateLoginAccount.ts';
import type { NetherlandsRegistry } from './registry.ts';

/** What people and other parts reach without GraphQL: the page behind the mailed link, and the issuer's public keys. */
export function loginAccountPages(registry: NetherlandsRegistry): { path: string; router: Router } {
  const { issuer, publicKeys } = registry.kbLogin;
  const router = express.Router();
  router.get('/.well-known/openid-configuration', (_request, response) => {
    response.json({ issuer, jwks_uri: `${issuer}/jwks.json` });
  });
  router.get('/jwks.json', (_request, response) => {
    response.json(publicKeys);
  });
  router.use(passwordPage(activationPage(registry)));
  return { path: '/login-account', router };
}

function activationPage(registry: NetherlandsRegistry): PasswordPage {
  return {
    language: 'nl',
    title: 'Maak je wachtwoord aan',
    introduction: `Met deze knop bevestig je je e-mailadres en stel je je wachtwoord in: ${partsInWords(Object.keys(PASSWORD_PARTS))}.`,
    passwordLabel: 'Nieuw wachtwoord',
    againLabel: 'Nieuw wachtwoord, nog een keer',
    button: 'Instellen',
    async submit(token, password, passwordAgain) {
      const actor = { role: 'ANONYMOUS', name: 'anonymous' } as const;
      const outcome = await activateLoginAccount(registry, actor, { token, password, passwordAgain });
      if (isRefusal(outcome)) return { done: false, message: messageOf(outcome) };
      return { done: true, message: 'Je inlogaccount is actief. Je kunt nu inloggen bij de online Bibliotheek.' };
    },
  };
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
