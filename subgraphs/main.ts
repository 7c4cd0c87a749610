import { SUBGRAPHS } from './countries.ts';
import { runSubgraph } from './shared/runtime/runSubgraph.ts';
import { SettingError } from './shared/runtime/settings.ts';
import { untilStopped } from './shared/runtime/untilStopped.ts';

// npm run start:subgraph -- <name>: one country as a process of its own.
untilStopped(async () => {
  const name = process.argv.at(-1);
  const country = SUBGRAPHS.find((known) => known.name === name);
  if (!country) throw new SettingError(`name one subgraph: ${SUBGRAPHS.map((known) => known.name).join(', ')}`);
  const served = await runSubgraph(country, process.env);
  console.log(`${country.name} serves the gateway at ${served.url}/graphql`);
  return served;
});
