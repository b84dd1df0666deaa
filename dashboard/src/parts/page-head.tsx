import { type ReactNode, useEffect } from "react";
import css from "./page-head.module.css";

interface PageHeadProps {
  readonly title: string;
  /** Line above the title: where one is. */
  readonly above?: ReactNode;
  /** Buttons at the end of the line. */
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}

/** A page's title, which is also the window's. */
export function PageHead({ title, above, actions, children }: PageHeadProps) {
  useEffect(() => {
    document.title = `${title} · lastrep`;
  }, [title]);
  return (
    <div className={css.head}>
      {above && <div className={css.above}>{above}</div>}
      <div className={css.line}>
        <h1>{title}</h1>
        {actions && (
          <div className={css.actions} data-screen-only>
            {actions}
          </div>
        )}
      </div>
      {children && <div className={css.lead}>{children}</div>}
    </div>
  );
}
