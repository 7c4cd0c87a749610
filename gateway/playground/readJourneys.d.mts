/** One saved operation of schema/journeys. */
export interface Journey {
  readonly title: string;
  readonly document: string;
  readonly variables: object;
  /** Who is to be signed in for it, where somebody is; an empty `person` means anybody of that provider. */
  readonly signIn: { readonly provider: string; readonly person: string } | null;
}

export function readJourneys(folder: string): Promise<Journey[]>;
