import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { SettingSource } from '../../subgraphs/shared/runtime/settings.ts';
import { freePort } from './gatewayProcess.ts';

const BIN = 'peers/node_modules/@graphql-hive/gateway/dist/bin.js';

/** Hive Gateway before our subgraphs. */
export interface Hive {
  /** Where it takes POST. */
  readonly endpoint: string;
  close(): Promise<void>;
}

/** `settings`: of our own gateway; `planner`: 'default', or 'rust' for that of Hive Router. */
export async function startHive(planner: string, settings: SettingSource): Promise<Hive> {
  const port = await freePort();
  const env = { PATH: process.env['PATH'] ?? '', ...settings, HIVE_PLANNER: planner, PORT: String(port) };
  const command = [BIN, 'supergraph', '--config-path', 'peers/hive/gateway.config.mjs'];
  const child = spawn(process.execPath, command, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += chunk));
  const url = `http://127.0.0.1:${port}`;
  const close = async () => {
    child.kill('SIGTERM');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  };
  for (const end = Date.now() + 120_000; Date.now() < end && child.exitCode === null; await pause(50)) {
    const isUp = await fetch(`${url}/readiness`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isUp) return { endpoint: `${url}/graphql`, close };
  }
  await close();
  throw new Error(`Hive Gateway did not start: ${text}`);
}
