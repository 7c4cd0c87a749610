import type { ExportedKeys } from '../../../shared/vocabulary/dataExport.ts';
import type { RelationFunction } from './cardRelation.ts';

/** A relation as it is kept for one of its sides, or that a card of his is closed to them. */
export interface KeptRelation {
  readonly side: 'ASKED_BY_YOU' | 'ASKED_OF_YOU' | 'CLOSED';
  readonly function: RelationFunction | null;
  readonly state: string;
  readonly typedEnding: string | null;
  readonly requestedAt: Date | null;
  readonly mailedAt: Date | null;
  readonly confirmedAt: Date | null;
  readonly overAt: Date | null;
  readonly closedAt: Date | null;
}

export const RELATION: ExportedKeys<KeptRelation> = {
  side: ['Whether you asked, somebody asked you, or you take part in none.', ({ side }) => side],
  function: ['What it is for.', (kept) => kept.function],
  state: ['Where it stands; what you asked for and was declined is told as unanswered.', ({ state }) => state],
  numberEnding: ['The end of the number that you typed.', ({ typedEnding }) => typedEnding],
  requestedAt: ['When it was asked for.', ({ requestedAt }) => requestedAt],
  mailedAt: ['When you were mailed that somebody asks.', ({ mailedAt }) => mailedAt],
  confirmedAt: ['When it was confirmed.', ({ confirmedAt }) => confirmedAt],
  overAt: ['When it ended, or ends if nobody answers.', ({ overAt }) => overAt],
  closedAt: ['Since when your card takes part in none.', ({ closedAt }) => closedAt],
};
