import { useNavigation } from "@remix-run/react";

/** What a button says while its form is under way: `busy("publish", "Publishing…")`. */
export function useBusy(): (intent: string | undefined, words: string) => string | false {
  const { state, formData } = useNavigation();
  return (intent, words) => {
    if (state === "idle" || !formData) return false;
    return intent === undefined || formData.get("intent") === intent ? words : false;
  };
}
