import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SettingError } from '../../subgraphs/shared/runtime/settings.ts';
import { hashOf, type KnownDocument } from './knownDocument.ts';

/** The documents that the gateway was started with: those of its own project, and those that clients were built with. */
export class TrustedDocuments {
  readonly #byId = new Map<string, KnownDocument>();
  readonly #byHash = new Map<string, KnownDocument>();

  /**
   * Reads every folder: a `.graphql` file is one document, a `.json` file a manifest, of Relay ({ id: text }) or of
   * Apollo ({ format: "apollo-persisted-query-manifest", version: 1, operations: [{ id, body }] }). Throws a SettingError
   * for a file that is neither, and where an id that looks like the text's SHA-256 is another's.
   */
  constructor(folders: readonly string[]) {
    for (const folder of folders) for (const name of readdirSync(folder).sort()) this.#read(join(folder, name));
  }

  byId(id: string): KnownDocument | undefined {
    return this.#byId.get(id) ?? this.#byHash.get(id);
  }

  has({ hash }: KnownDocument): boolean {
    return this.#byHash.has(hash);
  }

  /** Each text once. */
  get all(): readonly KnownDocument[] {
    return [...this.#byHash.values()];
  }

  #read(path: string): void {
    if (path.endsWith('.graphql')) this.#add(readFileSync(path, 'utf8'));
    if (!path.endsWith('.json')) return;
    for (const [id, text] of manifest(path)) {
      const document = this.#add(text);
      if (/^[0-9a-f]{64}$/i.test(id) && id.toLowerCase() !== document.hash)
        throw new SettingError(`${path}: ${id} is not the SHA-256 of its document`);
      this.#byId.set(id, document);
    }
  }

  #add(text: string): KnownDocument {
    const document = { text, hash: hashOf(text) };
    this.#byHash.set(document.hash, document);
    return document;
  }
}

function manifest(path: string): [string, string][] {
  const content = contentOf(path);
  const entries = Array.isArray(content?.operations)
    ? content.operations.map(({ id, body }) => [id, body])
    : Object.entries(Array.isArray(content) ? {} : (content ?? {}));
  const isText = (value: unknown) => typeof value === 'string' && value !== '';
  if (entries.length === 0 || !entries.every((entry) => entry.every(isText)))
    throw new SettingError(`${path} is no manifest of documents`);
  return entries as [string, string][];
}

function contentOf(path: string): { operations?: { id: unknown; body: unknown }[] } | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
