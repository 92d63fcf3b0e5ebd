import { useLocation } from "@remix-run/react";
import { useMemo } from "react";
import { useHydrated } from "../lib/hydrated";
import type { ToastMessage } from "../primitives/toast";

/**
 * What the address says happened on the page before, anew for each visit, so that saving twice is said twice. A form that
 * was refused stays at its address: what happened before it is not said again.
 */
export function useFlash(flashOf: (search: string) => ToastMessage | undefined): ToastMessage | undefined {
  const { search, key, state } = useLocation();
  // "default" is the page as the server drew it; the router marks what an action sent us to.
  // Opened afresh it may have another key in the browser, which still has to begin with what the server drew.
  const isAsServed = !useHydrated() || key === "default";
  const isSentHere = isAsServed || (state as { _isRedirect?: boolean } | null)?._isRedirect === true;
  return useMemo(() => (isSentHere ? flashOf(search) : undefined), [isSentHere, search, key, flashOf]);
}
