import releasesDocument from '../../../schema/journeys/insight-page-1-releases.graphql';
import figuresDocument from '../../../schema/journeys/insight-page-2-figures.graphql';
import { type Figures, type Freshness, monthAfter, type Release } from './figures.ts';

/** What the page says instead of figures. */
export class NoFigures extends Error {}

interface Known {
  readonly membershipFreshness: readonly Freshness[] | null;
  readonly membershipReleases: readonly Release[] | null;
}
type Asked = Omit<Figures, 'release' | 'freshness'>;

/** The figures of the latest release for its last months. Throws NoFigures with the words for the reader. */
export async function askFigures(token: string | undefined, months: number): Promise<Figures> {
  if (!token) throw new NoFigures('Sign in as an analyst to see the figures.');
  const { membershipReleases: releases, membershipFreshness: freshness } = await ask<Known>(token, releasesDocument);
  const release = releases?.[0];
  if (!release) throw new NoFigures('Nothing is released yet.');
  const to = monthAfter(release.through, 0);
  const period = { from: monthAfter(to, 1 - months), to };
  const variables = { release: release.id, period, latest: { from: to, to } };
  return { release, freshness: freshness ?? [], ...(await ask<Asked>(token, figuresDocument, variables)) };
}

async function ask<Answer>(token: string, query: string, variables: object = {}): Promise<Answer> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  }).catch(() => undefined);
  if (!response) throw new NoFigures('The gateway does not answer. Try again in a minute.');
  const answer: { data?: Answer; errors?: { extensions?: { code?: string } }[] } = await response.json();
  const code = answer.errors?.[0]?.extensions?.code;
  if (code || !answer.data) throw new NoFigures(wordsFor(code));
  return answer.data;
}

function wordsFor(code: string | undefined): string {
  if (code === 'UNAUTHENTICATED') return 'This sign-in has ended. Sign in again.';
  if (code === 'FORBIDDEN') return 'This sign-in may not see the figures: they are for analysts.';
  if (code === 'RATE_LIMITED') return 'These are all questions about figures for today. Ask again tomorrow.';
  return 'The figures cannot be had at the moment. Try again in a minute.';
}
