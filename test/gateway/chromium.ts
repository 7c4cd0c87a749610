import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PATH = [process.env['CHROMIUM_PATH'] ?? '', '/usr/bin/chromium'].find((path) => existsSync(path));
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const isChromiumInstalled = PATH !== undefined;
export const launchChromium = () => chromium.launch({ executablePath: PATH ?? '', args: FLAGS });

/** A fresh page that writes every outside request, console warning or error and thrown error to `complaints`. */
export async function openPage(browser: Browser) {
  const complaints: string[] = [];
  const context = await browser.newContext({ viewport: { width: 1400, height: 850 } });
  const isOutside = ({ hostname, protocol }: URL) => protocol.startsWith('http') && hostname !== '127.0.0.1';
  await context.route(isOutside, (route) => {
    complaints.push(`outside request: ${route.request().url()}`);
    return route.abort();
  });
  const page = await context.newPage();
  page.on('pageerror', ({ message }) => complaints.push(`thrown: ${message}`));
  page.on('console', (line) => {
    if (['error', 'warning'].includes(line.type())) complaints.push(`${line.type()}: ${line.text()}`);
  });
  return { page, complaints, close: () => context.close() };
}
