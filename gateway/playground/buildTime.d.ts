interface Journey {
  readonly title: string;
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly signIn: { readonly provider: string; readonly person: string } | null;
}

/** The operations of schema/journeys, read by readJourneys.mjs when the playground is built. */
declare const JOURNEYS: readonly Journey[];

/** Addresses of the three Monaco workers, known only after they were bundled. */
declare const WORKERS: { readonly editor: string; readonly json: string; readonly graphql: string };
