import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

/** Each look is four calls of the three hundred that a person has in a minute. */
const EVERY_MS = 2_000;

/** Asks again how far it is while something runs, as long as somebody looks. */
export function useProgress(isRunning: boolean): void {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (!isRunning || state !== "idle") return;
    const timer = setTimeout(() => {
      if (document.visibilityState === "visible") revalidate();
    }, EVERY_MS);
    const onSight = () => document.visibilityState === "visible" && revalidate();
    document.addEventListener("visibilitychange", onSight);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", onSight);
    };
  }, [isRunning, state, revalidate]);
}
