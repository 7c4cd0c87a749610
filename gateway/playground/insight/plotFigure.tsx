import { type Markish, type PlotOptions, plot } from '@observablehq/plot';
import { type ReactNode, useEffect, useRef, useState } from 'react';

interface PlotFigureProps {
  /** What a screen reader says of the drawing, whose figures are in the table beside it. */
  readonly label: string;
  /** For a drawing so many pixels wide. */
  readonly options: (width: number) => PlotOptions;
  readonly marks: readonly Markish[];
  readonly children?: ReactNode;
}

const WIDEST = 720;
const NARROWEST = 300;

/** A drawing below its caption. Drawn as wide as its place is: made smaller, its words could not be read. */
export function PlotFigure({ label, options, marks, children }: PlotFigureProps) {
  const place = useRef<HTMLDivElement>(null);
  const width = useWidthOf(place);
  useEffect(() => {
    const given = { ...options(width), width, marks: [...marks], className: 'drawn', figure: false };
    const drawn = plot({ ...given, ariaLabel: label });
    drawn.setAttribute('role', 'img');
    drawn.querySelector('style')?.remove(); // the policy allows no style element; insight.css holds these rules
    place.current?.replaceChildren(drawn);
  });
  return (
    <figure>
      {children && <figcaption>{children}</figcaption>}
      <div ref={place} />
    </figure>
  );
}

function useWidthOf(place: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(WIDEST);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      const found = Math.round(entry?.contentRect.width ?? WIDEST);
      setWidth(Math.min(WIDEST, Math.max(NARROWEST, found)));
    });
    if (place.current) observer.observe(place.current);
    return () => observer.disconnect();
  }, [place]);
  return width;
}
