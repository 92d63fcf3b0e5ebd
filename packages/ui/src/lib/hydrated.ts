import { useSyncExternalStore } from "react";

const never = (): (() => void) => () => {};

/** False on the server and in the first render of the browser, true once JavaScript runs. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
