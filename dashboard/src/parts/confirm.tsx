import { Button, Modal } from "@mantine/core";
import type { ReactNode } from "react";
import css from "./confirm.module.css";

interface ConfirmProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** What it means. */
  readonly children: ReactNode;
  /** What the button says that does it. */
  readonly verb: string;
  readonly busy: boolean;
  readonly error: Error | null;
  readonly onConfirm: () => void;
}

/** Asks before what cannot be undone; the answer at hand is to keep things as they are. */
export function Confirm({ opened, onClose, title, children, verb, busy, error, onConfirm }: ConfirmProps) {
  return (
    // Put together by hand: the ready-made head is a second banner of the page, and its cross has no name.
    <Modal.Root opened={opened} onClose={onClose} centered>
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Body className={css.body ?? ""}>
          <Modal.Title>{title}</Modal.Title>
          {children}
          {error && (
            <p className={css.error} role="alert">
              {error.message}
            </p>
          )}
          <div className={css.buttons}>
            <Button variant="default" onClick={onClose} data-autofocus>
              Keep it
            </Button>
            <Button color="red.9" onClick={onConfirm} loading={busy}>
              {verb}
            </Button>
          </div>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
