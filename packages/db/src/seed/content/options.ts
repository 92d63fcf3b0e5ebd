import type { ArchetypeName } from "../illustrations";
import type { ArchetypeFacts } from "./archetype-facts";

export interface Choice {
  value: string;
  /** What it does to the price and the weight. */
  factor: number;
}

export interface OptionPlan {
  name: string;
  choices: Choice[];
}

const same = (...values: string[]): Choice[] => values.map((value) => ({ value, factor: 1 }));

/** The options besides colour that an archetype is sold in. `size` is the size fact of the line. */
export function sizesOf(
  archetype: ArchetypeName,
  facts: ArchetypeFacts,
  size: string,
  isHome: boolean,
): OptionPlan | undefined {
  if (isHome) return undefined;
  switch (facts.kind) {
    case "wear":
      return { name: "Size", choices: same("S", "M", "L", "XL") };
    case "shoe":
      return size.startsWith("pair") ? undefined : { name: "US size", choices: same("7", "8", "9", "10", "11", "12") };
    case "ring":
      return /set of|adjustable/.test(size) ? undefined : { name: "Ring size", choices: same("5", "6", "7", "8", "9") };
    case "print":
      return {
        name: "Sheet",
        choices: [
          { value: "8 × 10 in", factor: 1 },
          { value: "11 × 14 in", factor: 1.45 },
          { value: "16 × 20 in", factor: 2.2 },
        ],
      };
    case "rug":
      return /and up/.test(size)
        ? {
            name: "Size",
            choices: [
              { value: "4 × 6 ft", factor: 1 },
              { value: "5 × 8 ft", factor: 1.65 },
              { value: "8 × 10 ft", factor: 3 },
            ],
          }
        : undefined;
    case "coffee":
      return /sachets|packs/.test(size)
        ? undefined
        : { name: "Grind", choices: same("Whole bean", "Filter", "Espresso") };
    case "pack":
      if (/set of|one page|square|box of/.test(size) || !["soap", "chocolate", "card", "plate"].includes(archetype))
        return undefined;
      return archetype === "plate"
        ? {
            name: "Quantity",
            choices: [
              { value: "One", factor: 1 },
              { value: "Set of four", factor: 3.7 },
            ],
          }
        : {
            name: "Quantity",
            choices: [
              { value: "One", factor: 1 },
              { value: "Three", factor: 2.75 },
              { value: "Six", factor: 5.2 },
            ],
          };
    case "size":
      if (archetype === "socks" && !size.startsWith("ages")) return { name: "Size", choices: same("S", "M", "L") };
      if (archetype === "hat") return { name: "Size", choices: same("S/M", "L/XL") };
      if (archetype === "belt")
        return { name: "Waist", choices: same("30 in", "32 in", "34 in", "36 in", "38 in", "40 in") };
      if (archetype === "lead" && size.includes("or"))
        return {
          name: "Length",
          choices: [
            { value: "5 ft", factor: 1 },
            { value: "6 ft", factor: 1.1 },
          ],
        };
      return undefined;
    default:
      return undefined;
  }
}

const glazed = new Set(["mug", "tumbler", "bowl", "plate", "teapot", "pitcher", "vase", "planter"]);
const timber = new Set(["table", "shelf", "mirror", "board", "clock", "basket", "stand"]);

export function colourOptionName(archetype: ArchetypeName): string {
  if (glazed.has(archetype)) return "Glaze";
  return timber.has(archetype) ? "Finish" : "Color";
}
