import type { ChildProcess } from 'node:child_process';
import { eventually } from './eventually.ts';

/** Where the process says that it serves. Throws all that it said where it ends without a word of that. */
export async function servedAddress(child: ChildProcess, output: () => string): Promise<string> {
  const said = () => /(http:\S+)\/graphql/.exec(output())?.[1];
  await eventually(() => said() !== undefined || child.exitCode !== null || child.signalCode !== null, output);
  const address = said();
  if (address === undefined) throw new Error(`it did not start: ${output()}`);
  return address;
}
