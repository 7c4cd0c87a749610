import { badRequest, HttpRefusal } from '../http/httpRefusal.ts';
import type { OperationRequest } from '../http/operationRequest.ts';
import { hashOf, type KnownDocument } from './knownDocument.ts';
import { PersistedDocuments } from './persistedDocuments.ts';
import type { TrustedDocuments } from './trustedDocuments.ts';

export interface RequestedDocument extends KnownDocument {
  readonly trusted: boolean;
}

/** Says which document a request means. */
export class DocumentDesk {
  readonly #trusted: TrustedDocuments;
  readonly #onlyTrusted: boolean;
  readonly #persisted = new PersistedDocuments();

  /** `onlyTrusted`: documents that the gateway was not started with are for those who may write their own. */
  constructor(trusted: TrustedDocuments, onlyTrusted: boolean) {
    this.#trusted = trusted;
    this.#onlyTrusted = onlyTrusted;
  }

  /** Throws PERSISTED_QUERY_NOT_FOUND for an id that nobody knows, 400 for a wrong hash, 403 for a document of one's own. */
  find(request: OperationRequest, writesOwn: boolean): RequestedDocument {
    const { query, documentId } = request;
    const found = query === undefined ? this.#known(documentId ?? '') : { text: query, hash: hashOf(query) };
    if (query !== undefined && documentId !== undefined && plain(documentId) !== found.hash)
      throw badRequest('The hash is not that of the document.', 'hash');
    const trusted = this.#trusted.has(found);
    if (!trusted && this.#onlyTrusted && !writesOwn) {
      const message = 'Only documents that were registered beforehand are taken.';
      throw new HttpRefusal(403, 'FORBIDDEN', { message, reason: 'untrusted' });
    }
    return { ...found, trusted };
  }

  /** A client asked to send only the hash from now on; the document is within its limits. */
  keepFor({ query, documentId }: OperationRequest, document: RequestedDocument): void {
    if (query !== undefined && documentId !== undefined && !document.trusted) this.#persisted.keep(document);
  }

  #known(id: string): KnownDocument {
    const found = this.#trusted.byId(id) ?? this.#trusted.byId(plain(id)) ?? this.#persisted.get(plain(id));
    if (found) return found;
    throw new HttpRefusal(400, 'PERSISTED_QUERY_NOT_FOUND', { reason: 'persisted' });
  }
}

function plain(id: string): string {
  return id.toLowerCase().replace(/^sha256:/, '');
}
