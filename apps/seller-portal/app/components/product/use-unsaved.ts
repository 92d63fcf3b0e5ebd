import { useBeforeUnload, useBlocker } from "@remix-run/react";
import { useCallback, useEffect, useRef } from "react";

/** Asks before a page with unsaved changes is left. */
export function useUnsaved(hasFailed: boolean) {
  const isDirty = useRef(hasFailed);
  useEffect(() => {
    if (hasFailed) isDirty.current = true;
  }, [hasFailed]);
  const touch = useCallback(() => {
    isDirty.current = true;
  }, []);
  const settle = useCallback(() => {
    isDirty.current = false;
  }, []);
  useBeforeUnload(
    useCallback((event) => {
      if (isDirty.current) event.preventDefault();
    }, []),
  );
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => isDirty.current && currentLocation.pathname !== nextLocation.pathname,
  );
  return { touch, settle, blocker };
}
