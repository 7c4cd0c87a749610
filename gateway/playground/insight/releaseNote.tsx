import { DRAWN_COUNTRIES, nameOf } from './countries.ts';
import { type Figures, type Freshness, instantName, monthName, type Release } from './figures.ts';

/** Which release is drawn, what is in none of its figures, and which countries have not been heard of. */
export function ReleaseNote({ release, freshness, active }: Figures) {
  const notes = [...staleNotes(freshness), ...shorterNotes(release)];
  return (
    <section className="note" aria-label="What is drawn">
      <p>
        Figures up to {monthName(release.through)}, published {instantName(release.publishedAt)}, release {release.id}.
        A figure so small that it might tell of a person is <span className="suppressed">hidden</span>, and so is any
        other that would give it away; × marks it in the drawings.
        {active.undisclosed !== null &&
          ` ${active.undisclosed.toLocaleString('en')} memberships whose place may not be told are in no figure.`}
      </p>
      {notes.length > 0 && (
        <ul className="notes">
          {notes.map(([what, words]) => (
            <li key={what}>
              <strong>{what}</strong> {words}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

type Note = readonly [what: string, words: string];

function staleNotes(freshness: readonly Freshness[]): Note[] {
  return freshness
    .filter(({ stale }) => stale)
    .map(({ country, lastKnownAt }) => [
      `${nameOf(country)} has not been heard of`,
      lastKnownAt ? `since ${instantName(lastKnownAt)}: its last known figures are drawn.` : 'yet.',
    ]);
}

// A country's month is released when all of it is known; another one may be further.
function shorterNotes({ countries, through }: Release): Note[] {
  const until = (code: string) => countries.find(({ country }) => country === code)?.through;
  return DRAWN_COUNTRIES.filter(({ code }) => until(code) !== through).map(({ code, name }) => [
    `${name} is told of`,
    `${until(code) ? `up to ${monthName(until(code) ?? '')} only` : 'in no release yet'}.`,
  ]);
}
