/** An account to which Stripe sends nothing until it knows more about its owner. */
export const TRANSFERS_OFF = {
  code: "transfers_off",
  message: "Stripe takes no transfers to this account yet: it wants to know more about the shop.",
};

const accountCodes: ReadonlySet<string> = new Set([
  TRANSFERS_OFF.code,
  "insufficient_capabilities_for_transfer",
  "transfers_not_allowed",
  "account_invalid",
]);

/** Why earnings were not sent, in a seller's words; Stripe's own are for staff. Pure. */
export function refusalForSeller(code: string | null): string | null {
  if (code === null) return null;
  if (accountCodes.has(code))
    return "Stripe takes no money for your shop yet. Give it what it asks for, and this is sent.";
  if (code === "balance_insufficient") return "Our balance at Stripe was too low for it. We try again every hour.";
  return "Stripe did not take it. We look into it, and try again every hour.";
}

/** The key of one try to send a transfer; the first has the one that transfers had before tries were counted. */
export const keyOfTry = (
  kind: "transfer" | "netting",
  { id, try_number }: { id: string; try_number: number },
): string => (try_number === 1 ? `${kind}:${id}` : `${kind}:${id}:${try_number}`);
