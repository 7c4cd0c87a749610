import express, { type Router } from 'express';
import { pageHeaders } from '../subgraphs/shared/runtime/page.ts';
import { homePage } from './homePage.ts';
import { mailboxListPage, mailHtmlHeaders, mailPage } from './mailboxPage.ts';
import { AUDIENCE, type OutsideSystems, PLAYGROUND_CLIENT } from './outsideSystems.ts';
import { signInRoutes } from './signInRoutes.ts';

/** The routes that the all-in-one start adds to the gateway's: home, mailbox, and sign-in for the playground. */
export function demoRoutes(publicUrl: string, outside: OutsideSystems): Router {
  const router = express.Router();
  router.get('/', (_request, response) => void response.set(pageHeaders()).send(homePage(publicUrl)));
  router.get('/demo', (_request, response) => {
    response.json({ staffIssuer: outside.staffIssuer, idPortenIssuer: outside.idPortenIssuer });
  });
  router.get('/mailbox', async (_request, response) => {
    response.set(pageHeaders()).send(mailboxListPage(await outside.mailbox.messages()));
  });
  router.get('/mailbox/:id', async (request, response) => {
    const mail = (await outside.mailbox.messages()).find(({ id }) => id === request.params.id);
    if (mail) response.set(pageHeaders()).send(mailPage(mail, publicUrl));
    else response.status(404).type('text').send('There is no such mail.');
  });
  router.get('/mailbox/:id/html', async (request, response) => {
    const mail = (await outside.mailbox.messages()).find(({ id }) => id === request.params.id);
    if (mail?.html) response.set(mailHtmlHeaders()).send(mail.html);
    else response.status(404).type('text').send('There is no such mail.');
  });
  router.use(
    signInRoutes({
      publicUrl,
      providers: {
        staff: { issuer: outside.staffIssuer, clientId: PLAYGROUND_CLIENT, label: 'Staff sign-in', scope: 'openid' },
        'id-porten': {
          issuer: outside.idPortenIssuer,
          clientId: PLAYGROUND_CLIENT,
          label: 'ID-porten',
          scope: 'openid',
          resource: AUDIENCE,
          acrValues: 'idporten-loa-substantial',
        },
      },
    }),
  );
  return router;
}
