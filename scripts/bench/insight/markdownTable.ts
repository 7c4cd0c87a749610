/** A table in Markdown; numbers to the right. */
export function markdownTable(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const isNumber = head.map((_, place) => rows.every((row) => typeof row[place] === 'number'));
  const line = (cells: readonly (string | number)[]) => `| ${cells.map(told).join(' | ')} |`;
  const rule = `|${isNumber.map((right) => (right ? '---:' : '---')).join('|')}|`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

/** Three digits that mean something. */
function told(cell: string | number): string {
  if (typeof cell === 'string') return cell;
  if (cell >= 100) return Math.round(cell).toLocaleString('en');
  return cell.toPrecision(2).replace(/\.0$/, '');
}
