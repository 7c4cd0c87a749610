import { barX, type PlotOptions, ruleX, text } from '@observablehq/plot';
import { useState } from 'react';
import { DRAWN_COUNTRIES, type DrawnCountry } from './countries.ts';
import { type Cell, type Figures, monthName, topOf } from './figures.ts';
import { FigureTable, shown } from './figureTable.tsx';
import { titleOf } from './legend.tsx';
import { PlotFigure } from './plotFigure.tsx';

const DRAWN = 20;

/** The largest libraries of one country; all of them in the table. */
export function ByLibrary({ byLibrary, release, freshness }: Figures) {
  const [code, choose] = useState<string>(DRAWN_COUNTRIES[0]?.code ?? '');
  const country = DRAWN_COUNTRIES.find((one) => one.code === code);
  const cells = byLibrary.cells
    .filter((cell) => cell.country === code)
    .toSorted((one, other) => (other.value ?? -1) - (one.value ?? -1));
  const hidden = cells.filter((cell) => cell.suppressed).length;
  const title = country ? titleOf(country, freshness) : '';
  return (
    <section className="drawing" aria-labelledby="libraries">
      <h2 id="libraries">Active members by library, {monthName(release.through)}</h2>
      <form onSubmit={(event) => event.preventDefault()}>
        <label htmlFor="library-country">Libraries of</label>
        <select id="library-country" value={code} onChange={(event) => choose(event.target.value)}>
          {DRAWN_COUNTRIES.map((one) => (
            <option key={one.code} value={one.code}>
              {one.name}
            </option>
          ))}
        </select>
      </form>
      {country && (
        <Largest country={country} title={title} cells={cells.filter(({ value }) => value !== null).slice(0, DRAWN)} />
      )}
      <FigureTable
        caption={`Active members by library in ${title}: ${cells.length} libraries, ${hidden} of them hidden`}
        columns={['Library', 'Active members']}
        rows={cells.map((cell) => ({ title: cell.library ?? 'unknown', cells: [cell] }))}
      />
    </section>
  );
}

interface LargestProps {
  readonly country: DrawnCountry;
  readonly title: string;
  readonly cells: readonly Cell[];
}

function Largest({ country, title, cells }: LargestProps) {
  const named = cells.map((cell) => ({ name: cell.library ?? 'unknown', value: cell.value ?? 0, words: shown(cell) }));
  if (named.length === 0) return <p>No library’s figure may be told.</p>;
  const options = (width: number): PlotOptions => ({
    ...{ height: 60 + named.length * 20, marginLeft: 110, marginRight: 60 },
    x: {
      label: null,
      domain: [0, topOf(cells)],
      grid: true,
      nice: true,
      tickFormat: ',d',
      axis: 'top',
      ticks: width / 150,
    },
    y: { label: null, domain: named.map(({ name }) => name) },
  });
  const marks = [
    barX(named, { x: 'value', y: 'name', fill: country.colour, insetTop: 2, insetBottom: 2 }),
    text(named, { x: 'value', y: 'name', text: 'words', textAnchor: 'start', dx: 6, fontSize: 12 }),
    ruleX([0]),
  ];
  return (
    <PlotFigure label={`Active members of the largest libraries in ${title}`} options={options} marks={marks}>
      The {named.length} largest of those that may be told.
    </PlotFigure>
  );
}
