import type { SeedProduct } from "./types";

export interface SeedAttribute {
  code: string;
  name: string;
  kind: "number" | "select" | "boolean";
  unit?: string;
  /** Labels, of one that is chosen. */
  options?: readonly string[];
  /** Slugs of the categories that ask for it, with all below them. */
  categories: readonly string[];
  /** What a product's own facts say of it: the label of an option, a number, yes or no. */
  read: (facts: Readonly<Record<string, string>>) => string | number | boolean | undefined;
}

/** What a material is called in a filter, by what its maker calls it; the first that fits. */
const materials: readonly [label: string, pattern: RegExp][] = [
  ["Leather", /leather/i],
  ["Wool", /wool/i],
  ["Linen", /linen/i],
  ["Cotton", /cotton|canvas|denim/i],
  ["Stoneware", /stoneware|porcelain|clay|ceramic/i],
  ["Wood", /wood|timber|ash|oak|beech|maple|walnut/i],
  ["Metal", /steel|iron|brass|metal|gold|silver|alumin/i],
  ["Glass", /glass/i],
  ["Paper", /paper|card|board/i],
  ["Plant fibre", /fibre|grass|palmetto|willow/i],
  ["Wax", /wax/i],
];

const numberIn = (text: string | undefined, pattern: RegExp): number | undefined => {
  const found = text === undefined ? null : pattern.exec(text);
  return found?.[1] === undefined ? undefined : Number(found[1]);
};

/** What categories ask for in the demo. Read from the details of its product, of which they take the place. */
export const seedAttributes: readonly SeedAttribute[] = [
  {
    code: "material",
    name: "Material",
    kind: "select",
    options: materials.map(([label]) => label).toSorted(),
    categories: ["home", "kitchen", "clothing", "bags-and-shoes", "play-and-outdoors"],
    read: ({ Material = "" }) => materials.find(([, pattern]) => pattern.test(Material))?.[0],
  },
  {
    code: "height",
    name: "Height",
    kind: "number",
    unit: "in",
    categories: ["lighting"],
    read: ({ Size }) => numberIn(Size, /([\d.]+) in tall/),
  },
  {
    code: "dimmable",
    name: "Dimmable",
    kind: "boolean",
    categories: ["lighting"],
    read: ({ Care = "" }) => (/dims/i.test(Care) ? true : undefined),
  },
  {
    code: "burn-time",
    name: "Burn time",
    kind: "number",
    unit: "h",
    categories: ["candles"],
    read: ({ Size }) => numberIn(Size, /(\d+) hours/),
  },
  {
    code: "pot-size",
    name: "Pot size",
    kind: "number",
    unit: "in",
    categories: ["plants"],
    read: ({ Size }) => numberIn(Size, /(\d+) in pot/),
  },
  {
    code: "capacity",
    name: "Capacity",
    kind: "number",
    unit: "oz",
    categories: ["mugs-and-cups"],
    read: ({ Size }) => numberIn(Size, /(\d+) oz/),
  },
];

export const optionCode = (label: string): string => label.toLowerCase().replaceAll(" ", "-");

/** What a product says of the attributes that its category, or one above it, asks for. */
export function attributesOf(
  product: Pick<SeedProduct, "specs">,
  categorySlugs: ReadonlySet<string>,
): { attribute: SeedAttribute; value: string | number | boolean }[] {
  const facts = Object.fromEntries(product.specs.map(({ name, value }) => [name, value]));
  return seedAttributes.flatMap((attribute) => {
    if (!attribute.categories.some((slug) => categorySlugs.has(slug))) return [];
    const value = attribute.read(facts);
    return value === undefined ? [] : [{ attribute, value }];
  });
}
