import type { SavedCardView } from "@emporia/contracts/cards";
import type { paymentConfigView } from "@emporia/contracts/checkout";
import { Badge } from "@emporia/ui/primitives/badge";
import type { RadioOption } from "@emporia/ui/primitives/radio-group";
import type { z } from "zod";

/** "Visa ending in 4242". */
export function cardName({ brand, last4 }: { brand: string; last4: string }): string {
  return `${brand.charAt(0).toUpperCase()}${brand.slice(1)} ending in ${last4}`;
}

/** "12/34", as it stands on the card; nothing where it is not known. */
export function expiryText({ expiryMonth, expiryYear }: Pick<SavedCardView, "expiryMonth" | "expiryYear">): string {
  if (expiryMonth === null || expiryYear === null) return "";
  return `${String(expiryMonth).padStart(2, "0")}/${String(expiryYear % 100).padStart(2, "0")}`;
}

/** Kept cards to choose from. One that has expired is there and cannot be chosen. */
export function savedCardOptions(cards: readonly SavedCardView[]): RadioOption[] {
  return cards.map((card) => ({
    value: card.paymentMethodId,
    label: cardName(card),
    hint: card.isExpired ? `Expired ${expiryText(card)}` : `Kept in your account. Expires ${expiryText(card)}`,
    disabled: card.isExpired,
    ...(card.isDefault
      ? {
          aside: (
            <Badge tone="good" shape="tick">
              Default
            </Badge>
          ),
        }
      : {}),
  }));
}

/** The cards of a shop for trying things out. */
export function testCardOptions(cards: z.infer<typeof paymentConfigView>["testCards"]): RadioOption[] {
  return cards.map((card) => ({
    value: card.paymentMethodId,
    label: `${card.label} ${card.number}`,
    hint: card.outcome,
  }));
}
