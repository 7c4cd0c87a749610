import { barY, type PlotOptions, ruleY, text } from '@observablehq/plot';
import { DRAWN_COUNTRIES, type DrawnCountry } from './countries.ts';
import { type Cell, type Figures, monthName, topOf } from './figures.ts';
import { FigureTable, shown } from './figureTable.tsx';
import { headingOf, titleOf } from './legend.tsx';
import { PlotFigure } from './plotFigure.tsx';

const UNKNOWN = 'unknown';
const BANDS = ['0-11', '12-17', '18-24', '25-39', '40-64', '65+'];

/** Active members of the last month by age, each country on a scale of its own. */
export function ByAgeBand({ byAgeBand, release, freshness }: Figures) {
  const cellOf = (code: string, band: string): Cell | undefined =>
    byAgeBand.cells.find((cell) => cell.country === code && (cell.ageBand ?? UNKNOWN) === band);
  const isUnknown = byAgeBand.cells.some((cell) => cell.ageBand === null);
  const bands = isUnknown ? [...BANDS, UNKNOWN] : BANDS;
  return (
    <section className="drawing" aria-labelledby="ages">
      <h2 id="ages">Active members by age, {monthName(release.through)}</h2>
      <div>
        {DRAWN_COUNTRIES.map((country) => (
          <OfCountry
            key={country.code}
            country={country}
            title={titleOf(country, freshness)}
            bars={bands.map((band) => ({ band, cell: cellOf(country.code, band) }))}
          />
        ))}
      </div>
      <FigureTable
        caption={`Active members by age, ${monthName(release.through)}`}
        columns={['Age', ...DRAWN_COUNTRIES.map((country) => headingOf(country, freshness))]}
        rows={bands.map((band) => ({ title: band, cells: DRAWN_COUNTRIES.map(({ code }) => cellOf(code, band)) }))}
      />
    </section>
  );
}

interface Bar {
  readonly band: string;
  readonly cell: Cell | undefined;
}

interface OfCountryProps {
  readonly country: DrawnCountry;
  readonly title: string;
  readonly bars: readonly Bar[];
}

function OfCountry({ country, title, bars }: OfCountryProps) {
  if (!bars.some(({ band, cell }) => cell && band !== UNKNOWN)) return <p>{title}: no ages are known.</p>;
  const options = (width: number): PlotOptions => ({
    ...{ height: 180, marginLeft: 70, marginBottom: 45 },
    x: { label: null, domain: bars.map(({ band }) => band), padding: 0.2, tickRotate: width < 500 ? -35 : 0 },
    y: {
      label: null,
      domain: [0, topOf(bars.map(({ cell }) => cell))],
      grid: true,
      nice: true,
      ticks: 4,
      tickFormat: ',d',
    },
  });
  return (
    <PlotFigure label={`Active members by age in ${title}`} options={options} marks={marksOf(country, bars)}>
      {title}
    </PlotFigure>
  );
}

function marksOf({ colour, name }: DrawnCountry, bars: readonly Bar[]) {
  const told = bars.filter(({ cell }) => typeof cell?.value === 'number');
  const hidden = bars.filter(({ cell }) => cell?.suppressed);
  const title = ({ band, cell }: Bar) => `${name}, ${band}: ${shown(cell)}`;
  return [
    barY(told, { x: 'band', y: ({ cell }: Bar) => cell?.value ?? 0, fill: colour, title }),
    text(hidden, { x: 'band', y: 0, text: () => '×', dy: -7, fontSize: 13, title }),
    ruleY([0]),
  ];
}
