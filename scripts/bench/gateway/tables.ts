import { medianOf, type Rounds, ratio } from './rounds.ts';

const HEADINGS = ['gateway', 'requests/s', 'x plain', 'p50 ms', 'p99 ms', 'CPU ms', 'MB', 'calls', 'load core'];

/** A table of Markdown: medians of the rounds; the ratio is the median of what each round came to. */
export function roundsTable(rounds: Rounds, reference: string): string {
  const first = rounds.get(reference) ?? [];
  const rows = [...rounds].map(([name, slices]) => {
    const of = (field: Parameters<typeof medianOf>[1], digits: number) => medianOf(slices, field).toFixed(digits);
    const [times, share] = [
      ratio(slices, first, 'perSecond').toFixed(2),
      `${(medianOf(slices, 'others') * 100).toFixed(0)} %`,
    ];
    return [
      name,
      of('perSecond', 0),
      times,
      of('p50', 1),
      of('p99', 1),
      of('cpu', 2),
      of('megabytes', 0),
      of('calls', 1),
      share,
    ];
  });
  return table(HEADINGS, rows);
}

/** CPU milliseconds a request, a column for each size. */
export function growthTable(sizes: readonly number[], measured: readonly Rounds[]): string {
  const names = [...(measured[0]?.keys() ?? [])];
  const rows = names.map((name) => [
    name,
    ...measured.map((rounds) => medianOf(rounds.get(name) ?? [], 'cpu').toFixed(2)),
  ]);
  return table(['CPU ms a request', ...sizes.map((size) => `${size} entities`)], rows);
}

function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(headings), line(headings.map((_, at) => (at === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}
