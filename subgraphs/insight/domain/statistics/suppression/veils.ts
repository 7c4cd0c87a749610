import type { Cell, Veil } from './network.ts';
import { cellKey } from './tables.ts';

/** Which cells of a table are hidden. */
export class Veils {
  readonly #veils = new Map<string, Veil>();

  of(cell: Cell): Veil {
    const key = cellKey(cell);
    const veil = this.#veils.get(key) ?? { hidden: false };
    this.#veils.set(key, veil);
    return veil;
  }
}
