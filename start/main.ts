import { untilStopped } from '../subgraphs/shared/runtime/untilStopped.ts';
import { startAllInOne } from './allInOne.ts';
import { banner } from './banner.ts';

// npm start: everything in one process, with the demo's people and simulators.
untilStopped(async () => {
  const running = await startAllInOne(process.env);
  console.log(banner(running));
  return running;
});
