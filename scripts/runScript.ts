import { lastWords } from '../subgraphs/shared/runtime/lastWords.ts';

// node dist/scripts/runScript.js <script> [arguments]: by `npm run`, and in images, where everything is installed and built.
const [name = '', ...rest] = process.argv.slice(2);
try {
  const { main } = (await import(`./${name}.js`)) as { main(args: string[]): Promise<number> };
  process.exitCode = await main(rest);
} catch (error) {
  console.error(lastWords(error));
  process.exitCode = 1;
}
