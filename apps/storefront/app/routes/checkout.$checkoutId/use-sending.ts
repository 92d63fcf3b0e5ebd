import { useNavigation } from "@remix-run/react";

/** Whether the form of a step is on its way, so that its button can say so. */
export function useSending(intent: string): boolean {
  const { state, formData } = useNavigation();
  return state !== "idle" && formData?.get("intent") === intent;
}
