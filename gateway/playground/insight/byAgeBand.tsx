import { barY, ruleY, text } from '@observablehq/plot';
import { DRAWN_COUNTRIES } from './countries.ts';
import { type Cell, type Figures, monthName, topOf } from './figures.ts';
import { FigureTable, shown } from './figureTable.tsx';
import { Legend, titleOf } from './legend.tsx';
import { PlotFigure } from './plotFigure.tsx';

const UNKNOWN = 'unknown';
const BANDS = ['0-11', '12-17', '18-24', '25-39', '40-64', '65+'];

/** Active members of the last month by age, the countries side by side. */
export function ByAgeBand({ byAgeBand, release, freshness }: Figures) {
  const cellOf = (code: string, band: string): Cell | undefined =>
    byAgeBand.cells.find((cell) => cell.country === code && (cell.ageBand ?? UNKNOWN) === band);
  const isUnknown = byAgeBand.cells.some((cell) => cell.ageBand === null);
  const bands = isUnknown ? [...BANDS, UNKNOWN] : BANDS;
  const options = {
    ...{ width: 720, height: 340, marginLeft: 70 },
    fx: { label: null, domain: bands, padding: 0.12 },
    x: { label: null, domain: DRAWN_COUNTRIES.map(({ short }) => short), padding: 0.05 },
    y: { label: null, domain: [0, topOf(byAgeBand.cells)], grid: true, nice: true, tickFormat: ',d' },
  } as const;
  return (
    <section className="drawing" aria-labelledby="ages">
      <h2 id="ages">Active members by age, {monthName(release.through)}</h2>
      <PlotFigure label="Active members by age, a bar a country" options={options} marks={marksOf(bands, cellOf)}>
        <Legend freshness={freshness} />
      </PlotFigure>
      <FigureTable
        caption={`Active members by age, ${monthName(release.through)}`}
        columns={['Age', ...DRAWN_COUNTRIES.map((country) => titleOf(country, freshness))]}
        rows={bands.map((band) => ({ title: band, cells: DRAWN_COUNTRIES.map(({ code }) => cellOf(code, band)) }))}
      />
    </section>
  );
}

function marksOf(bands: readonly string[], cellOf: (code: string, band: string) => Cell | undefined) {
  const bars = bands.flatMap((band) =>
    DRAWN_COUNTRIES.map(({ code, short, colour }) => ({ band, short, colour, cell: cellOf(code, band) })),
  );
  const told = bars.filter(({ cell }) => typeof cell?.value === 'number');
  const hidden = bars.filter(({ cell }) => cell?.suppressed);
  const place = { fx: 'band', x: 'short' };
  const title = ({ short, band, cell }: (typeof bars)[number]) => `${short}, ${band}: ${shown(cell)}`;
  return [
    barY(told, { ...place, y: ({ cell }: (typeof bars)[number]) => cell?.value ?? 0, fill: 'colour', title }),
    text(hidden, { ...place, y: 0, text: () => '×', dy: -7, fontSize: 13, title }),
    ruleY([0]),
  ];
}
