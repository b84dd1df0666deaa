import { useElementSize } from "@mantine/hooks";
import { useEffect, useRef } from "react";
import css from "./plot-figure.module.css";

interface PlotFigureProps {
  /** What the picture shows, for those who cannot see it. Its numbers belong into a table nearby. */
  readonly label: string;
  /** Draws the picture for a width in px. Keep the function's identity while its data stays the same. */
  readonly draw: (width: number) => (SVGSVGElement | HTMLElement) & { value?: unknown };
  /** Gets the datum under the pointer when it is clicked. */
  readonly onPick?: (datum: unknown) => void;
  /** Height to hold before the first drawing, px. */
  readonly height: number;
}

/** Puts an Observable Plot into the page and redraws it when its data or the room changes. */
export function PlotFigure({ label, draw, onPick, height }: PlotFigureProps) {
  const { ref: sizeRef, width } = useElementSize();
  const holder = useRef<HTMLDivElement>(null);
  const pick = useRef(onPick);
  pick.current = onPick;

  useEffect(() => {
    const element = holder.current;
    if (!element || width === 0) return;
    const plot = draw(width);
    // The frame speaks for the picture; Plot's own labels of its parts would only add noise.
    plot.setAttribute("aria-hidden", "true");
    plot.addEventListener("click", () => plot.value && pick.current?.(plot.value));
    element.replaceChildren(plot);
    return () => element.replaceChildren();
  }, [draw, width]);

  return (
    <div ref={sizeRef} className={css.frame} style={{ minHeight: height }}>
      <div ref={holder} role="img" aria-label={label} data-pickable={onPick ? true : undefined} />
    </div>
  );
}
