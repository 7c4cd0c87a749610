import { defineConfig } from '@graphql-hive/gateway';
import { unifiedGraphHandler } from '@graphql-hive/router-runtime';
import { signCalls } from './signCalls.mjs';

// Our supergraph on Hive Gateway, by the settings of our own: docs/howTo/putAnotherGatewayInFront.md
const names = ['netherlands', 'norway', 'finland', 'insight'];
const setting = (name, subgraph) => process.env[`${name}_${subgraph.toUpperCase()}`];
const keys = Object.fromEntries(names.map((name) => [name, Buffer.from(setting('ASSERTION_KEY', name), 'base64')]));

export const gatewayConfig = defineConfig({
  supergraph: process.env.SUPERGRAPH || 'schema/supergraph.graphql',
  host: process.env.HOST || '127.0.0.1',
  port: Number(process.env.PORT || 4000),
  graphqlEndpoint: '/graphql',
  transportEntries: Object.fromEntries(
    names.map((name) => [name, { location: `${setting('SUBGRAPH_URL', name)}/graphql` }]),
  ),
  ...(process.env.HIVE_PLANNER === 'rust' && { unifiedGraphHandler }),
  plugins: () => [signCalls({ keys, issuers: JSON.parse(process.env.TRUSTED_ISSUERS) })],
  disableIntrospection: { disableIf: () => process.env.INTROSPECTION !== 'on' },
  graphiql: false,
  landingPage: false,
  maxTokens: 2_000,
  maxDepth: 15,
  batching: false,
});
