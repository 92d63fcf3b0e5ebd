import { useLocation } from "@remix-run/react";
import { useEffect, useSyncExternalStore } from "react";

const LOOK_AGAIN_MS = 2_000;

/** A page that begins while the connection goes is not always told, so it looks again. */
function subscribe(changed: () => void): () => void {
  window.addEventListener("online", changed);
  window.addEventListener("offline", changed);
  const timer = setInterval(changed, LOOK_AGAIN_MS);
  return () => {
    clearInterval(timer);
    window.removeEventListener("online", changed);
    window.removeEventListener("offline", changed);
  };
}

/** Whether the browser knows of no connection. */
export function useOffline(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => !navigator.onLine,
    () => false,
  );
}

/** Has the service worker keep each page that is read; which of them it may keep, it knows itself. */
export function useKeptPages(): void {
  const { pathname, search } = useLocation();
  useEffect(() => {
    if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
    const path = pathname + search;
    const tell = async () => {
      await navigator.serviceWorker.register("/sw.js");
      const { active } = await navigator.serviceWorker.ready;
      if (navigator.onLine) active?.postMessage({ type: "seen", path });
    };
    // What the shopper waits for comes first.
    const timer = setTimeout(() => void tell().catch(() => {}), 2_000);
    return () => clearTimeout(timer);
  }, [pathname, search]);
}
