import { EntitySchema } from 'typeorm';

/** A library organisation: sells subscriptions, owns its members and its branches. */
export interface OrganisationRow {
  readonly id: string;
  readonly name: string;
}

export const Organisations = new EntitySchema<OrganisationRow>({
  name: 'organisation',
  columns: {
    id: { type: 'uuid', primary: true },
    name: { type: 'text' },
  },
});
