import { spawnSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import { build } from 'esbuild';
import { temporaryFolder } from '../scripts/support/temporaryFolder.ts';

const FORGED = '{"level":50,"msg":"forged"}';
const HOSTILE = [
  `x\n${FORGED}`,
  `x\r\n${FORGED}\r\n`,
  `x\u2028${FORGED}`,
  `x\u0085${FORGED}`,
  `x\u0000\u001b[2J`,
  '"},{"level":50',
  'x\n    at 280215A924B',
];

/** What openLog writes in a process of its own, a line for each hostile text in every place that may be logged. */
async function loggedLines(): Promise<string[]> {
  const folder = temporaryFolder({});
  const program = `
    import { openLog } from '${process.cwd()}/subgraphs/shared/runtime/log.ts';
    for (const text of ${JSON.stringify(HOSTILE)}) {
      const log = openLog(text, 'trace');
      const err = Object.assign(new Error(text), { name: text, code: text, cause: Object.assign(new Error(text), { code: text }) });
      log.error({ err, reference: text, subgraph: text, operation: text }, text);
      log.warn({ [text]: text, err: text });
    }
    class NoAnswer extends Error {}
    for (const reason of ['TIMED_OUT', 'asked of Vakker Blomst'])
      openLog('log').fatal({ err: Object.assign(new NoAnswer('of Vakker Blomst'), { reason }) }, 'sweep failed');`;
  const outfile = `${folder}/program.mjs`;
  await build({
    ...{
      stdin: { contents: program, resolveDir: process.cwd(), loader: 'ts' },
      bundle: true,
      outfile,
      logLevel: 'silent',
    },
    ...{
      platform: 'node',
      format: 'esm',
      banner: { js: "import { createRequire } from 'node:module'; const require = createRequire('/');" },
    },
  });
  const { stderr, status } = spawnSync(process.execPath, [outfile], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stderr.split('\n').filter((line) => line !== '');
}

describe('[A64] a line of the log', () => {
  test('is one line of JSON, whatever it is about', async () => {
    const lines = await loggedLines();
    expect(lines).toHaveLength(2 * HOSTILE.length + 2);
    const read = lines.map((line) => JSON.parse(line));
    expect(read.filter(({ msg }) => msg === 'forged')).toEqual([]);
    expect(read.flatMap(({ err }) => [...(err?.frames ?? []), ...(err?.cause?.frames ?? [])]).join()).not.toContain(
      '280215',
    );
    const failed = read.filter(({ msg }) => msg === 'sweep failed').map(({ err: { frames: _, ...told } }) => told);
    expect(failed).toEqual([{ type: 'NoAnswer', reason: 'TIMED_OUT' }, { type: 'NoAnswer' }]);
    for (const level of [40, 50]) expect(read.filter((line) => line.level === level)).toHaveLength(HOSTILE.length);
  });
});
