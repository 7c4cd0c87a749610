import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'graphql';

const HEADING = /^# (title|sign in|variables): (.+)$/;

/** The journeys of a folder in the order of their file names. Throws, naming the file, if one cannot be offered to a reader. */
export async function readJourneys(folder) {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.graphql')).sort();
  return Promise.all(names.map(async (name) => parseJourney(name, await readFile(join(folder, name), 'utf8'))));
}

function parseJourney(name, text) {
  const { headings, document } = split(text);
  try {
    if (!headings.title) throw new Error('no `# title: ...` among its first lines');
    parse(document);
    const variables = JSON.parse(headings.variables ?? '{}');
    return { title: headings.title, document, variables, signIn: signInOf(headings['sign in']) };
  } catch (error) {
    throw new Error(`journey ${name}: ${error.message}`, { cause: error });
  }
}

function split(text) {
  const headings = {};
  const lines = text.split(/\r?\n/);
  const start = lines.findIndex((line) => !line.startsWith('#'));
  const rest = lines.filter((line, position) => {
    const [, key, value] = (position < start && HEADING.exec(line)) || [];
    if (key) headings[key] = value.trim();
    return !key;
  });
  return { headings, document: `${rest.join('\n').trim()}\n` };
}

function signInOf(text) {
  if (!text) return null;
  const [provider, ...person] = text.split(' ');
  return { provider, person: person.join(' ') };
}
