import { formatMoney } from "@emporia/contracts/money";
import type { Refusal } from "../pricing/index";

const MOST_SHOWN = 30;

/** Why a coupon takes nothing off, for the shopper who entered it, and what they can do. */
export function refusalText({ code: entered, reason, missing }: Refusal, currency: string): string {
  const code = shortened(entered);
  switch (reason) {
    case "UNKNOWN":
      return `There is no coupon ${code}. Look for a typing mistake.`;
    case "OFF":
      return `The coupon ${code} is not in use any more.`;
    case "NOT_STARTED":
      return `The coupon ${code} cannot be used yet.`;
    case "EXPIRED":
      return `The coupon ${code} has expired.`;
    case "USED_UP":
      return `The coupon ${code} has been used as often as it could be.`;
    case "USED_BY_YOU":
      return `You have used the coupon ${code} already.`;
    case "CODE_USED":
      return `The coupon ${code} is for one order, and it was used already.`;
    case "ONE_PER_ORDER":
      return `The coupon ${code} is of the same kind as one that you entered before. An order can have one of them.`;
    case "NOT_FIRST_ORDER":
      return `The coupon ${code} is for a first order, and you have ordered before.`;
    case "NOT_SIGNED_IN":
      return `The coupon ${code} is for certain shoppers. Sign in, then enter it again.`;
    case "NOT_IN_GROUP":
      return `The coupon ${code} is for certain shoppers, and this account is not among them. Sign in with the one that it was sent to, with its address confirmed.`;
    case "OTHER_CURRENCY":
      return `The coupon ${code} is for another currency.`;
    case "NOT_FOR_THESE_ITEMS":
      return `The coupon ${code} is not for what is in your cart.`;
    case "MINIMUM_NOT_MET":
      return `Add ${formatMoney({ amount: missing ?? 0, currency })} of what the coupon ${code} is for to use it.`;
    case "TOO_FEW_ITEMS":
      return `Add ${missing} more of what the coupon ${code} is for to use it.`;
    case "NOTHING_LEFT":
      return `Other discounts leave nothing for the coupon ${code} to take off.`;
    case "BEATEN":
      return `The coupon ${code} cannot be combined, and what applies without it saves you more.`;
  }
}

/** Enough of what was entered to know it again: it may have been pasted from anywhere. */
function shortened(code: string): string {
  const letters = [...code];
  return letters.length > MOST_SHOWN ? `${letters.slice(0, MOST_SHOWN).join("")}…` : code;
}
