import { registerEnumType } from 'type-graphql';
import { MEASURES, type Measure } from '../../domain/statistics/measures.ts';
import { DIMENSIONS, type Dimension } from '../../domain/statistics/question.ts';

const named = <Name extends string>(names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, name])) as Record<Name, Name>;

export const MEMBERSHIP_MEASURES: Readonly<Record<Measure, Measure>> = named(MEASURES);
export const MEMBERSHIP_DIMENSIONS: Readonly<Record<Dimension, Dimension>> = named(DIMENSIONS);

registerEnumType(MEMBERSHIP_MEASURES, {
  name: 'MembershipMeasure',
  description:
    'What is counted of memberships. In each country and month: ACTIVE before + JOINED - ENDED = ACTIVE. By kind, library, region or age, moves from one to another come in between.',
  valuesConfig: {
    ACTIVE: { description: 'Memberships at the end of the month, or of the period.' },
    JOINED: { description: 'Entries: a membership became active, for the first time or again.' },
    RENEWED: { description: 'Active memberships that were renewed and stayed active.' },
    LAPSED: { description: 'Of ENDED, those that were not renewed.' },
    ENDED: { description: 'Exits: a membership was active and is not any more, whatever the cause.' },
  },
});

registerEnumType(MEMBERSHIP_DIMENSIONS, {
  name: 'MembershipDimension',
  description: 'What figures can be told by.',
  valuesConfig: {
    COUNTRY: { description: 'The country that registers the membership.' },
    KIND: { description: "The country's kind of membership." },
    LIBRARY: { description: 'The library, branch or unit that it belongs to.' },
    REGION: { description: 'Where that is: province, county or municipality, as the country tells.' },
    AGE_BAND: { description: 'The age of the member when something last happened to the membership.' },
    MONTH: { description: 'The month.' },
  },
});
