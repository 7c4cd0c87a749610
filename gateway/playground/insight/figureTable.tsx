import type { Cell } from './figures.ts';

export interface TableRow {
  readonly title: string;
  readonly cells: readonly (Cell | undefined)[];
}

interface FigureTableProps {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
}

/** The figures of a drawing. It scrolls in a region of its own, which the keyboard reaches. */
export function FigureTable({ caption, columns, rows }: FigureTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached without a mouse
    <section className="table" aria-label={caption} tabIndex={0}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ title, cells }) => (
            <tr key={title}>
              <th scope="row">{title}</th>
              {cells.map((cell, place) => (
                <td key={columns[place + 1]} className={cell?.suppressed ? 'suppressed' : undefined}>
                  {shown(cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** 'hidden' is not 0, and a dash is a cell that the release does not have. */
export function shown(cell: Cell | undefined): string {
  if (!cell) return '–';
  return cell.suppressed || cell.value === null ? 'hidden' : cell.value.toLocaleString('en');
}
