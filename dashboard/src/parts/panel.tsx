import { type ReactNode, useId } from "react";
import css from "./panel.module.css";

interface PanelProps {
  readonly title: string;
  /** One line under the title. */
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  /** Name by which a link on the page leads here. */
  readonly anchor?: string | undefined;
  /** Left out on paper: it is there to be used. */
  readonly screenOnly?: boolean;
  readonly children?: ReactNode;
}

/** A titled part of a page, a landmark for screen readers. */
export function Panel({ title, note, actions, anchor, screenOnly, children }: PanelProps) {
  const id = useId();
  return (
    <section id={anchor} className={css.panel} aria-labelledby={id} data-screen-only={screenOnly || undefined}>
      <div className={css.head}>
        <h2 id={id}>{title}</h2>
        {actions && <div className={css.actions}>{actions}</div>}
      </div>
      {note && <p className={css.note}>{note}</p>}
      {children}
    </section>
  );
}
