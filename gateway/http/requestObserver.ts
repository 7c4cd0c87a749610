/** What is known of a GraphQL request once it was answered. Nothing in it is of a person. */
export interface AnsweredRequest {
  readonly status: number;
  readonly milliseconds: number;
  /** The limit or rule that refused it before it was carried out, e.g. `depth`, `rate`, `slots`. */
  readonly refusedBy?: string | undefined;
  /** Of the document's text, SHA-256 in hexadecimal. */
  readonly documentHash?: string | undefined;
  /** As the document names the operation; a client chose it. */
  readonly operationName?: string | undefined;
  /** Of one that was let in; the subgraphs are told it too. */
  readonly requestId?: string | undefined;
  /** Of one that is traced. */
  readonly traceId?: string | undefined;
  /** The document is one of those that the gateway was started with. */
  readonly trusted: boolean;
}

/** Is told of every GraphQL request. Must not throw. */
export type RequestObserver = (answered: AnsweredRequest) => void;
