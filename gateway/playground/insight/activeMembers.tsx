import { dot, line, ruleY, text } from '@observablehq/plot';
import { DRAWN_COUNTRIES, type DrawnCountry } from './countries.ts';
import { type Cell, type Figures, monthAfter, monthName, monthsBetween, topOf } from './figures.ts';
import { FigureTable } from './figureTable.tsx';
import { Legend, titleOf } from './legend.tsx';
import { PlotFigure } from './plotFigure.tsx';

/** Active members at the end of each month, a line a country. */
export function ActiveMembers({ active, release, freshness, months: count }: Figures & { months: number }) {
  const last = monthAfter(release.through, 0);
  const months = monthsBetween(monthAfter(last, 1 - count), last);
  const cellAt = (country: DrawnCountry, month: string) =>
    active.cells.find((cell) => cell.country === country.code && cell.month === month);
  const options = {
    ...{ width: 720, height: 380, marginLeft: 70, marginRight: 90 },
    x: { type: 'utc', label: null, domain: [new Date(months[0] ?? last), new Date(last)] },
    y: { label: 'active members', domain: [0, topOf(active.cells)], grid: true, nice: true, tickFormat: ',d' },
  } as const;
  const lines = DRAWN_COUNTRIES.flatMap((country) => marksOf(country, months, (month) => cellAt(country, month)));
  const rows = months.toReversed().map((month) => ({
    title: monthName(month),
    cells: DRAWN_COUNTRIES.map((country) => cellAt(country, month)),
  }));
  return (
    <section className="drawing" aria-labelledby="active">
      <h2 id="active">Active members</h2>
      <PlotFigure label="Active members by month, a line a country" options={options} marks={[ruleY([0]), ...lines]}>
        <Legend freshness={freshness} />
      </PlotFigure>
      <FigureTable
        caption="Active members at the end of the month"
        columns={['Month', ...DRAWN_COUNTRIES.map((country) => titleOf(country, freshness))]}
        rows={rows}
      />
    </section>
  );
}

function marksOf(country: DrawnCountry, months: readonly string[], cellAt: (month: string) => Cell | undefined) {
  const points = months.map((month) => ({ at: new Date(month), month, cell: cellAt(month) }));
  const told = points.filter(({ cell }) => typeof cell?.value === 'number');
  const hidden = points.filter(({ cell }) => cell?.suppressed);
  const { colour, symbol, dash, name } = country;
  const dy = -12 * DRAWN_COUNTRIES.indexOf(country) - 8; // or the crosses of all would be one
  const value = ({ cell }: (typeof points)[number]) => cell?.value ?? Number.NaN;
  const title = ({ month }: { month: string }) => `${name}, ${monthName(month)}`;
  return [
    line(points, { x: 'at', y: value, stroke: colour, strokeWidth: 2, strokeDasharray: dash }),
    dot(told, { x: 'at', y: value, fill: colour, symbol, r: 3, title: (one) => `${title(one)}: ${value(one)}` }),
    dot(hidden, { x: 'at', y: 0, stroke: colour, symbol: 'times', r: 4, dy, title: (one) => `${title(one)}: hidden` }),
    text(told.slice(-1), { x: 'at', y: value, text: () => name, textAnchor: 'start', dx: 10, fontSize: 13 }),
  ];
}
