import { useEffect, useState } from 'react';
import { askFigures, NoFigures } from './askFigures.ts';
import type { Figures } from './figures.ts';

export interface Shown {
  readonly figures?: Figures;
  /** What stands in place of figures, or while others are asked. */
  readonly words: string;
}

/** Asks again when somebody else is signed in or other months are chosen; an answer that comes too late is dropped. */
export function useFigures(token: string | undefined, months: number): Shown {
  const [shown, setShown] = useState<Shown>({ words: '' });
  useEffect(() => {
    let isWanted = true;
    const show = (next: Shown) => isWanted && setShown(next);
    show({ words: 'Asking for the figures…' });
    askFigures(token, months).then(
      (figures) => show({ figures, words: '' }),
      (error: unknown) => show({ words: error instanceof NoFigures ? error.message : 'The figures cannot be read.' }),
    );
    return () => {
      isWanted = false;
    };
  }, [token, months]);
  return shown;
}
