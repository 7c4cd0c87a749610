/** Bundles the page for analysts into `out`; false where it was up to date. */
export function buildInsightPage(options?: {
  /** The folder of page.html and assets/. */
  readonly out?: string;
}): Promise<boolean>;
