// node enrolAndDie.mjs: a process of the server, built into dist/, that enrols the person in ENROLMENT (JSON: document,
// variables, caller) and is killed between the commit and its answer. Without ENROLMENT it only sends letters.
import 'reflect-metadata';
import { graphql } from 'graphql';
import { netherlands } from '../../dist/subgraphs/netherlands/main.js';
import { openDatabase } from '../../dist/subgraphs/shared/runtime/database.js';
import { openLog } from '../../dist/subgraphs/shared/runtime/log.js';

const opened = await openDatabase({ ...netherlands, url: process.env.DATABASE_URL_NETHERLANDS });
const database = {
  ...opened,
  async transaction(work, scope) {
    const result = await opened.transaction(work, scope);
    const remembered = await opened.source.query('SELECT 1 FROM idempotency');
    if (process.env.ENROLMENT && remembered.length > 0) process.kill(process.pid, 'SIGKILL');
    return result;
  },
};
const now = () => new Date(process.env.NOW);
const log = openLog('killed', 'silent');
const subgraph = await netherlands.open({ settings: process.env, database, log, now });
subgraph.outbox.start();
if (process.env.ENROLMENT) {
  const { document, variables, caller } = JSON.parse(process.env.ENROLMENT);
  const contextValue = subgraph.contextFor(caller, 'en', 'home');
  const answer = await graphql({ schema: subgraph.schema, source: document, variableValues: variables, contextValue });
  console.log(JSON.stringify(answer));
}
