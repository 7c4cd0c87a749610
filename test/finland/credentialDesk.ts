import { KESKUSKOULU, type TestFinland } from '../support/finland.ts';
import { CHANGE_EMAIL, CHOOSE, READ, SEND } from './documents.ts';
import { tokenIn } from './mailServer.ts';

export const OLD = 'testi.henkilo@example.fi';
export const NEW = 'uusi.osoite@example.fi';
export const PASSWORD = 'pitkä lause jonka muistan';

/** What tests of credentials do and look at, for one customer. */
export function credentialDesk(finland: TestFinland, id: string) {
  const { mails } = finland.mailServer;
  const mailsTo = (address: string) => mails.filter(({ to }) => to.includes(address));
  return {
    mailsTo,
    send: async (systems = ['CELIANET'], as = KESKUSKOULU) =>
      (await finland.run(SEND, { id, systems }, as)).sendCeliaCredentials,
    changeEmail: async (email = NEW, checked = true, as = KESKUSKOULU) =>
      (await finland.run(CHANGE_EMAIL, { id, email, checked }, as)).changeCeliaCustomerEmail,
    choose: async (token: string, password = PASSWORD, again = password) =>
      (await finland.run(CHOOSE, { token, password, again })).chooseCeliaPassword,
    credentials: async () => (await finland.run(READ, { id }, KESKUSKOULU)).celiaCustomer.credentials,
    /** Without the mail that waits since the registration. */
    letters: () =>
      finland.rows(`SELECT kind, subject FROM outbox WHERE kind <> 'celia-welcome' ORDER BY posted_at, kind`),
    lastAudit: async () => (await finland.rows('SELECT * FROM audit ORDER BY seq DESC LIMIT 1'))[0],
    /** Lets ten minutes pass, by when every letter is due again, and sends what is due. */
    async tenMinutesLater() {
      finland.clock.advance(600_000);
      await finland.subgraph.outbox.drain();
    },
    newestToken: (address?: string) => tokenIn(address ? mailsTo(address) : mails),
  };
}
