import { type Markish, type PlotOptions, plot } from '@observablehq/plot';
import { type ReactNode, useEffect, useRef } from 'react';

interface PlotFigureProps {
  /** What a screen reader says of the drawing, whose figures are in the table beside it. */
  readonly label: string;
  readonly options: PlotOptions;
  readonly marks: readonly Markish[];
  readonly children?: ReactNode;
}

/** A drawing and, below it, its caption. */
export function PlotFigure({ label, options, marks, children }: PlotFigureProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const drawn = plot({ ...options, marks: [...marks], className: 'drawn', figure: false, ariaLabel: label });
    drawn.setAttribute('role', 'img');
    drawn.querySelector('style')?.remove(); // the policy allows no style element; insight.css holds these rules
    place.current?.replaceChildren(drawn);
  });
  return (
    <figure>
      <div ref={place} />
      {children && <figcaption>{children}</figcaption>}
    </figure>
  );
}
