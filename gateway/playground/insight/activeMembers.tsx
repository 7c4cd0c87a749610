import { dot, line, type PlotOptions, ruleY } from '@observablehq/plot';
import { DRAWN_COUNTRIES, type DrawnCountry } from './countries.ts';
import { type Cell, type Figures, monthAfter, monthName, monthsBetween, topOf } from './figures.ts';
import { FigureTable, shown } from './figureTable.tsx';
import { headingOf, Legend, titleOf } from './legend.tsx';
import { PlotFigure } from './plotFigure.tsx';

/** Active members at the end of each month, each country on a scale of its own: the least has a fortieth of the largest. */
export function ActiveMembers({ active, release, freshness, months: count }: Figures & { months: number }) {
  const last = monthAfter(release.through, 0);
  const months = monthsBetween(monthAfter(last, 1 - count), last);
  const cellAt = (country: DrawnCountry, month: string) =>
    active.cells.find((cell) => cell.country === country.code && cell.month === month);
  const rows = months.toReversed().map((month) => ({
    title: monthName(month),
    cells: DRAWN_COUNTRIES.map((country) => cellAt(country, month)),
  }));
  return (
    <section className="drawing" aria-labelledby="active">
      <h2 id="active">Active members</h2>
      <div>
        <p>Each country has a scale of its own.</p>
        {DRAWN_COUNTRIES.map((country) => (
          <OfCountry
            key={country.code}
            country={country}
            title={titleOf(country, freshness)}
            points={months.map((month) => ({ month, cell: cellAt(country, month) }))}
          />
        ))}
      </div>
      <FigureTable
        caption="Active members at the end of the month"
        columns={['Month', ...DRAWN_COUNTRIES.map((country) => headingOf(country, freshness))]}
        rows={rows}
      />
    </section>
  );
}

interface Point {
  readonly month: string;
  readonly cell: Cell | undefined;
}

interface OfCountryProps {
  readonly country: DrawnCountry;
  readonly title: string;
  readonly points: readonly Point[];
}

function OfCountry({ country, title, points }: OfCountryProps) {
  const top = topOf(points.map(({ cell }) => cell));
  const options = (width: number): PlotOptions => ({
    ...{ height: 170, marginLeft: 70, marginRight: 20 },
    x: { type: 'utc', label: null, domain: points.map(({ month }) => new Date(month)), ticks: Math.ceil(width / 90) },
    y: { label: null, domain: [0, top], grid: true, nice: true, ticks: 4, tickFormat: ',d' },
  });
  return (
    <PlotFigure
      label={`Active members by month in ${title}`}
      options={options}
      marks={[ruleY([0]), ...marksOf(country, points)]}
    >
      <Legend country={country} title={title} />
    </PlotFigure>
  );
}

function marksOf({ colour, symbol, dash, name }: DrawnCountry, points: readonly Point[]) {
  const told = points.filter(({ cell }) => typeof cell?.value === 'number');
  const hidden = points.filter(({ cell }) => cell?.suppressed);
  const [x, y] = [({ month }: Point) => new Date(month), ({ cell }: Point) => cell?.value ?? Number.NaN];
  const title = ({ month, cell }: Point) => `${name}, ${monthName(month)}: ${shown(cell)}`;
  return [
    line(points, { x, y, stroke: colour, strokeWidth: 2, strokeDasharray: dash }),
    dot(told, { x, y, fill: colour, symbol, r: 3, title }),
    dot(hidden, { x, y: 0, stroke: colour, symbol: 'times', r: 4, dy: -8, title }),
  ];
}
