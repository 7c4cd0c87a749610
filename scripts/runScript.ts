import { SettingError } from '../subgraphs/shared/runtime/settings.ts';

// node dist/scripts/runScript.js <script> [arguments]: for images, where everything is installed and built.
const [name = '', ...rest] = process.argv.slice(2);
try {
  const { main } = (await import(`./${name}.js`)) as { main(args: string[]): Promise<number> };
  process.exitCode = await main(rest);
} catch (error) {
  console.error(error instanceof SettingError ? error.message : error);
  process.exitCode = 1;
}
