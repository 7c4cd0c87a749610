import type { Caller } from '../../../subgraphs/shared/runtime/caller.ts';
import { CELIA_CLERK, type TestFinland } from '../../support/finland.ts';
import { tokenIn } from '../mailServer.ts';
import { CHOOSE_AS_REGISTRAR, INVITE, SIGN_IN_AS_REGISTRAR } from './registrarDocuments.ts';

export const EMAIL = 'liisa.rekisteroija@example.fi';
export const PASSWORD = 'kolme sanaa peräkkäin';

/** What tests of registrars' accounts do. */
export function registrarDesk(finland: TestFinland) {
  const ask = async (document: string, variables: object, as?: Caller): Promise<Record<string, any>> =>
    Object.values(await finland.run(document, variables, as))[0] as Record<string, any>;
  const drain = () => finland.subgraph.outbox.drain();
  const invite = (unitId: string, kind = 'REGISTRAR', as = CELIA_CLERK, staffEmail = EMAIL) =>
    ask(INVITE, { unitId, staffEmail, kind }, as);
  const choose = (registrarToken: string, password = PASSWORD, again = password) =>
    ask(CHOOSE_AS_REGISTRAR, { registrarToken, password, again });
  return {
    ...{ ask, drain, invite, choose },
    token: () => tokenIn(finland.mailServer.mails),
    signIn: (password = PASSWORD, staffEmail = EMAIL) => ask(SIGN_IN_AS_REGISTRAR, { staffEmail, password }),
    /** Invited to the unit, with a password; gives the caller with a token of this moment. */
    async opened(unitId: string, kind = 'REGISTRAR'): Promise<Caller> {
      const { id } = await invite(unitId, kind);
      await drain();
      await choose(tokenIn(finland.mailServer.mails));
      const iat = Math.floor(finland.clock.now().getTime() / 1_000);
      return { issuer: 'celia', subject: `registrar:${id}`, claims: { iat } };
    },
  };
}

/** As it was opened: no accounts of its own, and the clock at the start. */
export async function noAccounts(finland: TestFinland): Promise<void> {
  await finland.rows(`DELETE FROM registrar WHERE issuer = 'celia'`);
  await finland.rows('DELETE FROM attempt');
}
