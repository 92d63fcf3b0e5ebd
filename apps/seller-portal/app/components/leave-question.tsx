import { ConfirmDialog } from "@emporia/ui/primitives/confirm-dialog";
import { useBeforeUnload, useBlocker } from "@remix-run/react";
import { useCallback } from "react";

/** Asks before a page with unsaved changes is left; where the list on it changes with the address, before that too. */
export function LeaveQuestion({ isDirty, withSearch = false }: { isDirty: () => boolean; withSearch?: boolean }) {
  useBeforeUnload(
    useCallback(
      (event) => {
        if (isDirty()) event.preventDefault();
      },
      [isDirty],
    ),
  );
  const blocker = useBlocker(
    ({ currentLocation: from, nextLocation: to }) =>
      isDirty() && (from.pathname !== to.pathname || (withSearch && from.search !== to.search)),
  );
  return (
    <ConfirmDialog
      open={blocker.state === "blocked"}
      onOpenChange={(isOpen) => {
        if (!isOpen) blocker.reset?.();
      }}
      title="Leave without saving?"
      consequence="What you changed on this page is not saved yet and would be lost."
      confirmLabel="Leave the page"
      cancelLabel="Stay here"
      onConfirm={() => blocker.proceed?.()}
    />
  );
}
