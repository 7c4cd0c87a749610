import type { Operation } from '../../subgraphs/insight/domain/permissions.ts';

interface Asking {
  readonly document: string;
  readonly variables: object;
}

/** One way to ask for each row of the table of permissions, which whoever is let in gets an answer to. */
export const ASKING: Readonly<Record<Operation, Asking>> = {
  membershipFreshness: { document: '{ membershipFreshness { country } }', variables: {} },
  membershipRecords: { document: '{ membershipRecords { edges { cursor } } }', variables: {} },
  membershipChanges: { document: '{ membershipChanges { edges { cursor } } }', variables: {} },
  membershipExport: { document: '{ membershipExport { id } }', variables: {} },
  membershipStatistics: {
    document:
      '{ membershipStatistics(measure: ACTIVE, by: [], period: { from: "2026-01-01", to: "2026-01-01" }) { undisclosed } }',
    variables: {},
  },
  membershipReleases: { document: '{ membershipReleases { id } }', variables: {} },
  netherlandsYearlyDelivery: {
    document: '{ netherlandsYearlyDelivery(year: 2025) { release { id } } }',
    variables: {},
  },
  celiaCustomersByMunicipality: {
    document: '{ celiaCustomersByMunicipality(year: 2025) { customers } }',
    variables: {},
  },
};
