import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CONTENDERS } from './gateway/contenders.ts';
import { CORE, startPinned, stop } from './gateway/pinned.ts';
import { answerOf, type Running, type Slice, slice, startContender } from './gateway/running.ts';
import { DEEP } from './gateway/workloads.ts';
import { openWorld } from './gateway/worlds.ts';

export async function main(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-gateway-'));
  const here = join(import.meta.dirname, 'gateway');
  const standIn = startPinned(CORE.others, { program: process.execPath, args: [join(here, 'standIn.js')] });
  const [{ port }] = (await once(standIn, 'message')) as [{ port: number }];
  const load = startPinned(CORE.others, { program: process.execPath, args: [join(here, 'load.js')] });
  const world = openWorld('shop', `http://127.0.0.1:${port}`, folder);
  const only = process.env['ONLY'] ? new RegExp(process.env['ONLY']) : /./;
  const running: Running[] = [];
  try {
    for (const contender of CONTENDERS.filter(({ name }) => only.test(name))) {
      const one = await startContender(contender, world);
      if (!one) console.log('did not start', contender.name);
      else running.push(one);
    }
    let ref = '';
    for (const one of running) {
      const a = await answerOf(one, DEEP);
      if (!ref) ref = a;
      console.log(one.name, a.length, a === ref, a.slice(0, 200));
    }
    const ms = Number(process.env['MS'] ?? 3000);
    const all = new Map<string, Slice[]>();
    for (let round = 0; round <= Number(process.env['ROUNDS'] ?? 3); round++)
      for (const one of running) {
        const s = await slice({ load, standIn }, one, DEEP, { connections: 16, milliseconds: ms });
        if (round) all.set(one.name, [...(all.get(one.name) ?? []), s]);
      }
    for (const [name, s] of all)
      console.log(name, s.sort((a, b) => a.cpuPerRequest - b.cpuPerRequest)[Math.floor(s.length / 2)]);
  } finally {
    for (const one of running) await stop(one.process);
    await stop(load);
    await stop(standIn);
    rmSync(folder, { recursive: true });
  }
  return 0;
}
