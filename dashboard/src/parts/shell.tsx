import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import { Link, Outlet, useLocation } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useFirstTimeZone } from "./athlete.tsx";
import { DropAnywhere } from "./drop-anywhere.tsx";
import { FilesIcon, MoonIcon, SettingsIcon, SunIcon, WeekIcon, WorkoutsIcon } from "./icons.tsx";
import { SendingProvider } from "./sending.tsx";
import { SendingTray } from "./sending-tray.tsx";
import css from "./shell.module.css";

/** The frame of every page: name, navigation, the drop zone that covers the whole window, and files on their way. */
export function Shell() {
  useFirstTimeZone();
  const main = useFocusOnNewPage();
  return (
    <SendingProvider>
      <a className={css.skip} href="#main" data-screen-only>
        Skip to content
      </a>
      <header className={css.header} data-screen-only>
        <div className={css.bar}>
          <Link to="/" className={css.brand} aria-label="lastrep, to the week">
            <Mark />
            lastrep
          </Link>
          <nav className={css.nav} aria-label="Pages">
            <Link to="/" activeOptions={{ exact: true, includeSearch: false }} className={css.link}>
              <WeekIcon />
              Week
            </Link>
            <Link to="/workouts" className={css.link}>
              <WorkoutsIcon />
              Workouts
            </Link>
            <Link to="/files" className={css.link}>
              <FilesIcon />
              Files
            </Link>
            <Link to="/settings" className={css.link}>
              <SettingsIcon />
              Settings
            </Link>
          </nav>
          <SchemeToggle />
        </div>
      </header>
      <main id="main" ref={main} className={css.main} tabIndex={-1}>
        <Outlet />
      </main>
      <SendingTray />
      <DropAnywhere />
    </SendingProvider>
  );
}

/** A new page is read from its start: the focus goes to its content, not back to the top of the frame. */
function useFocusOnNewPage() {
  const main = useRef<HTMLElement>(null);
  const path = useLocation({ select: ({ pathname }) => pathname });
  const before = useRef(path);
  useEffect(() => {
    if (before.current !== path) main.current?.focus({ preventScroll: true });
    before.current = path;
  }, [path]);
  return main;
}

/** Four reps, each slower than the one before; the last one is the point. */
function Mark() {
  return (
    <svg className={css.mark} width="26" height="22" viewBox="0 0 26 22" aria-hidden="true">
      <g fill="var(--hard)">
        <rect x="0" y="0" width="5" height="22" rx="1.5" />
        <rect x="7" y="3.5" width="5" height="18.5" rx="1.5" />
        <rect x="14" y="8.5" width="5" height="13.5" rx="1.5" />
      </g>
      <rect x="21" y="14.5" width="5" height="7.5" rx="1.5" fill="var(--failure)" />
    </svg>
  );
}

function SchemeToggle() {
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme("light") === "dark";
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="lg"
      className={css.scheme ?? ""}
      aria-label={dark ? "Use light colours" : "Use dark colours"}
      onClick={() => setColorScheme(dark ? "light" : "dark")}
    >
      {dark ? <SunIcon /> : <MoonIcon />}
    </ActionIcon>
  );
}
