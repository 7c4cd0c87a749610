import { barY, type PlotOptions, ruleY, text } from '@observablehq/plot';
import { DRAWN_COUNTRIES, type DrawnCountry } from './countries.ts';
import { type Cell, type Figures, monthAfter, monthName, monthsBetween, topOf } from './figures.ts';
import { FigureTable } from './figureTable.tsx';
import { titleOf } from './legend.tsx';
import { PlotFigure } from './plotFigure.tsx';

interface Month {
  readonly month: string;
  readonly joined: Cell | undefined;
  readonly ended: Cell | undefined;
}

/** Joins upwards and ends downwards, each country on a scale of its own. */
export function JoinsAndEnds({ joined, ended, release, freshness, months: count }: Figures & { months: number }) {
  const last = monthAfter(release.through, 0);
  const months = monthsBetween(monthAfter(last, 1 - count), last);
  return (
    <section aria-labelledby="joins">
      <h2 id="joins">Joins and ends</h2>
      <p>Full bars upwards are joins, outlined bars downwards are ends. Each country has a scale of its own.</p>
      {DRAWN_COUNTRIES.map((country) => {
        const at = (cells: readonly Cell[], month: string) =>
          cells.find((cell) => cell.country === country.code && cell.month === month);
        const figures = months.map((month) => ({
          month,
          joined: at(joined.cells, month),
          ended: at(ended.cells, month),
        }));
        return <OfCountry key={country.code} {...{ country, figures }} title={titleOf(country, freshness)} />;
      })}
    </section>
  );
}

interface OfCountryProps {
  readonly country: DrawnCountry;
  readonly figures: readonly Month[];
  readonly title: string;
}

function OfCountry({ country, figures, title }: OfCountryProps) {
  const months = figures.map(({ month }) => month);
  const top = topOf(figures.flatMap(({ joined, ended }) => [joined, ended]));
  const options = (width: number): PlotOptions => ({
    ...{ height: 240, marginLeft: MARGIN },
    x: { type: 'band', label: null, domain: months, ticks: ticksOf(months, width), tickFormat: monthName },
    y: {
      domain: [-top, top],
      label: 'ends | joins',
      labelAnchor: 'center',
      labelArrow: 'none',
      grid: true,
      nice: true,
      tickFormat: absolute,
    },
  });
  const rows = figures
    .toReversed()
    .map((figure) => ({ title: monthName(figure.month), cells: [figure.joined, figure.ended] }));
  return (
    <div className="drawing">
      <h3>{title}</h3>
      <PlotFigure label={`Joins and ends by month in ${title}`} options={options} marks={marksOf(country, figures)} />
      <FigureTable caption={`Joins and ends in ${title}`} columns={['Month', 'Joins', 'Ends']} rows={rows} />
    </div>
  );
}

const [TICK_PX, MARGIN] = [75, 70];

function ticksOf(months: readonly string[], width: number): string[] {
  const every = Math.ceil((months.length * TICK_PX) / (width - MARGIN));
  return months.filter((_, place) => place % every === 0);
}

function marksOf({ colour, name }: DrawnCountry, figures: readonly Month[]) {
  const titled = (what: 'joined' | 'ended') => (figure: Month) =>
    `${name}, ${monthName(figure.month)}: ${figure[what]?.value ?? 'hidden'} ${what}`;
  const hidden = (what: 'joined' | 'ended') => figures.filter((figure) => figure[what]?.suppressed);
  const told = (what: 'joined' | 'ended') => figures.filter((figure) => typeof figure[what]?.value === 'number');
  const cross = { x: 'month', y: 0, text: () => '×', fontSize: 13 };
  const outlined = { stroke: colour, fill: colour, fillOpacity: 0.15 };
  return [
    barY(told('joined'), {
      x: 'month',
      y: (one: Month) => one.joined?.value ?? 0,
      fill: colour,
      title: titled('joined'),
    }),
    barY(told('ended'), {
      x: 'month',
      y: (one: Month) => -(one.ended?.value ?? 0),
      ...outlined,
      title: titled('ended'),
    }),
    text(hidden('joined'), { ...cross, dy: -7, title: titled('joined') }),
    text(hidden('ended'), { ...cross, dy: 8, title: titled('ended') }),
    ruleY([0]),
  ];
}

function absolute(value: number): string {
  return Math.abs(value).toLocaleString('en');
}
