import type { AttributeView } from "@emporia/contracts/attributes";

/** What kind of thing an attribute holds, in words. */
export function kindText({ kind, unit, options }: Pick<AttributeView, "kind" | "unit" | "options">): string {
  switch (kind) {
    case "number":
      return unit ? `a number in ${unit}` : "a number";
    case "boolean":
      return "yes or no";
    case "select":
      return options.length === 1 ? "one option" : `one of ${options.length} options`;
  }
}
