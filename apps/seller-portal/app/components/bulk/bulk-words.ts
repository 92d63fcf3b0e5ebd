import type { BulkAction, BulkEditStatus } from "@emporia/contracts/bulk-edits";
import { moneyText } from "@emporia/ui/lib/money-text";
import type { BadgeShape, Tone } from "@emporia/ui/primitives/badge";

/** What an action does, as a title. */
export function actionWords(action: BulkAction, categoryName: string | null = null): string {
  switch (action.type) {
    case "price": {
      const money = moneyText({ amount: Math.abs(action.value), currency: "USD" });
      if (action.mode === "set") return `Set prices to ${money}`;
      const size = action.mode === "percent" ? `${Math.abs(action.value) / 100} %` : money;
      return `${action.value < 0 ? "Lower" : "Raise"} prices by ${size}`;
    }
    case "stock": {
      const units = Math.abs(action.value).toLocaleString("en-US");
      if (action.mode === "set") return `Set counts to ${units}`;
      return action.value < 0 ? `Take ${units} off counts` : `Add ${units} to counts`;
    }
    case "tags": {
      const add = action.add.length > 0 ? `Add ${action.add.join(", ")}` : "";
      const remove = action.remove.length > 0 ? `${add ? "; take away" : "Take away"} ${action.remove.join(", ")}` : "";
      return `${add}${remove} (tags)`;
    }
    case "category":
      return categoryName ? `Move to ${categoryName}` : "Move to another category";
    case "shipping":
      return action.shippingProfileId ? "Ship by another profile" : "Ship like the rest";
    case "status":
      return action.status === "PUBLISHED" ? "Publish" : "Archive";
  }
}

export const statusFaces: Record<BulkEditStatus, { words: string; tone: Tone; shape: BadgeShape }> = {
  CHECKING: { words: "Looking", tone: "info", shape: "half" },
  CHECKED: { words: "Not applied", tone: "accent", shape: "dot" },
  APPLYING: { words: "Applying", tone: "info", shape: "half" },
  DONE: { words: "Applied", tone: "good", shape: "tick" },
  UNDOING: { words: "Taking back", tone: "info", shape: "half" },
  UNDONE: { words: "Taken back", tone: "neutral", shape: "back" },
  CANCELLED: { words: "Stopped", tone: "neutral", shape: "bar" },
};
