import Body, { type ExtendedBodyPart, type Slug } from "react-muscle-highlighter";
import { useFigure } from "../parts/figure.ts";
import type { BodySide } from "../words/muscles.ts";
import css from "./body-picture.module.css";

export interface PaintedPart {
  readonly part: Slug;
  readonly side: BodySide;
  /** 0 (none) to 1 (the most of any week shown); null where it was trained and nothing says how hard. */
  readonly strength: number | null;
  readonly selected: boolean;
}

interface BodyPictureProps {
  readonly label: string;
  readonly painted: readonly PaintedPart[];
  readonly onPick: (part: Slug, side: BodySide) => void;
  /** Words at the ends of the colour scale. */
  readonly scale: readonly [string, string];
}

const PARTS: readonly Slug[] = [
  ...(["abs", "adductors", "ankles", "biceps", "calves", "chest", "deltoids", "feet", "forearm", "gluteal", "hamstring", "hands"] as const),
  ...(["head", "knees", "lower-back", "neck", "obliques", "quadriceps", "tibialis", "trapezius", "triceps", "upper-back"] as const),
];

/** The picture brings a dark colour of its own for every part; this is ours, and later entries win over it. */
const bare: readonly ExtendedBodyPart[] = PARTS.map((slug) => ({ slug, styles: { fill: "var(--muscle-none)" } }));

const SIDES: readonly BodySide[] = ["front", "back"];

/** Front and back of a body, its parts coloured from none to most. The numbers stand in a table beside it. */
export function BodyPicture({ label, painted, onPick, scale }: BodyPictureProps) {
  const [figure] = useFigure();
  return (
    <div className={css.picture}>
      <div role="img" aria-label={label} className={css.bodies}>
        {SIDES.map((side) => (
          <div key={side} className={css.body}>
            <Body
              data={[...bare, ...painted.filter((paint) => paint.side === side).map(bodyPart)]}
              side={side}
              gender={figure}
              border="none"
              hiddenParts={["hair"]}
              onBodyPartPress={(pressed) => pressed.slug && onPick(pressed.slug, side)}
            />
          </div>
        ))}
      </div>
      {painted.some(({ strength }) => strength !== null && strength > 0) && (
        <div className={css.scale} aria-hidden="true">
          {scale[0]}
          <span
            className={css.ramp}
            style={{ background: `linear-gradient(to right in oklab, ${[0, 0.25, 0.5, 0.75, 1].map(fillOf).join(", ")})` }}
          />
          {scale[1]}
        </div>
      )}
      {painted.some(({ strength }) => strength === null) && (
        <div className={css.scale} aria-hidden="true">
          <span className={css.unknown} />
          trained, effort not known
        </div>
      )}
    </div>
  );
}

function bodyPart({ part, strength, selected }: PaintedPart): ExtendedBodyPart {
  return { slug: part, styles: { fill: fillOf(strength), ...(selected ? { stroke: "var(--ink)", strokeWidth: 5 } : {}) } };
}

function fillOf(strength: number | null): string {
  if (strength === null) return "var(--muscle-unknown)";
  return `color-mix(in oklab, var(--failure) ${Math.round(100 * strength)}%, var(--muscle-none))`;
}
