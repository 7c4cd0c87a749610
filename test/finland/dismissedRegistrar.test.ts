import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { ASSERTION_HEADER, assertCall } from '../../subgraphs/shared/runtime/callAssertion.ts';
import { openLog } from '../../subgraphs/shared/runtime/log.ts';
import { type ServedSubgraph, serveSubgraph } from '../../subgraphs/shared/runtime/serveSubgraph.ts';
import { trustIssuers } from '../../subgraphs/shared/runtime/trustedIssuers.ts';
import { post } from '../support/boats.ts';
import { type TestFinland, testFinland } from '../support/finland.ts';

const KEY = Buffer.alloc(32, 'assertion');
const BODY = JSON.stringify({ query: '{ viewer { celiaRegistrar { units { id } } } }' });

let finland: TestFinland;
let keyServer: Server;
let served: ServedSubgraph;
let authorization: string;
beforeAll(async () => {
  finland = await testFinland();
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'k' }] });
  keyServer = createServer((_request, response) => void response.end(keys));
  await new Promise<void>((resolve) => keyServer.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(keyServer.address() as AddressInfo).port}`;
  const trusted = {
    name: 'staff',
    issuer,
    audience: 'urn:x',
    algorithms: ['ES256'],
    jwksUri: issuer,
    subgraphs: ['finland'],
  };
  const claims = { iss: issuer, sub: 'registrar.keskuskoulu', aud: 'urn:x' };
  const token = new SignJWT(claims)
    .setProtectedHeader({ alg: 'ES256', kid: 'k' })
    .setIssuedAt()
    .setExpirationTime('5m');
  authorization = `Bearer ${await token.sign(privateKey)}`;
  served = await serveSubgraph({
    subgraph: finland.subgraph,
    issuers: trustIssuers([trusted]),
    assertionKey: KEY,
    log: openLog('test', 'silent'),
  });
});
afterAll(async () => {
  await served.close();
  await finland.close();
  keyServer.closeAllConnections();
  await new Promise((resolve) => keyServer.close(resolve));
});

async function call() {
  const signed = { subgraph: 'finland', body: BODY, authorization, language: '', network: '' };
  const assertion = assertCall(KEY, signed, Date.now());
  return post(`${served.url}/graphql`, BODY, { authorization, 'accept-language': '', [ASSERTION_HEADER]: assertion });
}

test('[A27] a registrar who is dismissed between two calls with one token is nobody in the second', async () => {
  const units = [{ id: 'fi-u1' }, { id: 'fi-u2' }];
  expect((await call()).body.data.viewer.celiaRegistrar.units).toEqual(expect.arrayContaining(units));
  await finland.rows(
    `DELETE FROM registrar_unit WHERE registrar_id = (SELECT id FROM registrar WHERE subject = 'registrar.keskuskoulu')`,
  );
  expect((await call()).body.data.viewer.celiaRegistrar.units).toEqual([]);
  await finland.rows(`DELETE FROM registrar WHERE subject = 'registrar.keskuskoulu'`);
  expect((await call()).body.data.viewer.celiaRegistrar).toBeNull();
});
