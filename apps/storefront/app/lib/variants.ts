import type { ProductView } from "@emporia/contracts/catalog";
import type { Availability, VariantOption } from "@emporia/ui/commerce/variant-picker";

export type Variant = ProductView["variants"][number];
/** Option name to the chosen value. */
export type Choice = Readonly<Record<string, string>>;

/** What an address or a form chooses; else the first combination that can be bought. */
export function choiceOf(
  { options, variants }: Pick<ProductView, "options" | "variants">,
  said: (option: string) => string | null | undefined,
): Choice {
  const wanted: Record<string, string> = {};
  for (const { name, values } of options) {
    const value = said(name);
    if (value != null && values.includes(value)) wanted[name] = value;
  }
  const fits = (variant: Variant) =>
    options.every(({ name }, at) => wanted[name] === undefined || wanted[name] === variant.options[at]);
  const start = variants.find((each) => fits(each) && each.isPurchasable) ?? variants.find(fits) ?? variants[0];
  return Object.fromEntries(options.map(({ name }, at) => [name, wanted[name] ?? start?.options[at] ?? ""]));
}

/** The variant of a choice; undefined when there is no such combination. */
export function variantOf(
  { options, variants }: Pick<ProductView, "options" | "variants">,
  choice: Choice,
): Variant | undefined {
  return variants.find((variant) => options.every(({ name }, at) => variant.options[at] === choice[name]));
}

/** A choice with one value changed. Where that combination does not exist, the other options give way. */
export function chosen(
  product: Pick<ProductView, "options" | "variants">,
  choice: Choice,
  option: string,
  value: string,
): Choice {
  const next = { ...choice, [option]: value };
  if (variantOf(product, next)) return next;
  return choiceOf(product, (name) => (name === option ? value : undefined));
}

/** The options as the picker draws them: each value with what choosing it would lead to. */
export function pickerOptions(product: Pick<ProductView, "options" | "variants">, choice: Choice): VariantOption[] {
  return product.options.map(({ name, values }) => ({
    name,
    selected: choice[name],
    values: values.map((value) => ({
      value,
      availability: availabilityOf(variantOf(product, chosen(product, choice, name, value))),
      swatch: isColour(name) ? swatchOf(value) : undefined,
    })),
  }));
}

function availabilityOf(variant: Variant | undefined): Availability {
  if (!variant) return "unavailable";
  if (!variant.isPurchasable) return "sold-out";
  return variant.available !== null && variant.available <= 5 && !variant.isBackorder ? "low" : "available";
}

const isColour = (option: string) => /^(colou?r|glaze|finish|shade)$/i.test(option.trim());

/** Colours that sellers name, as they are drawn. */
const swatches: Record<string, string> = {
  amber: "#d98e2b",
  ash: "#cfc6b4",
  black: "#22201e",
  blue: "#3f6f9f",
  blush: "#e7b8ad",
  bone: "#e9e0cf",
  brass: "#b9923f",
  brown: "#7a5236",
  camel: "#b98d5a",
  celadon: "#a9c3ae",
  chalk: "#efeae0",
  charcoal: "#45433f",
  cherry: "#8c3b2e",
  clay: "#b96a4b",
  cobalt: "#2f4f9e",
  copper: "#b06a43",
  coral: "#e27a63",
  cream: "#f1e7d0",
  denim: "#4a6484",
  ecru: "#e5dac3",
  emerald: "#2f7a57",
  fern: "#5d7f4e",
  fog: "#c3c7c6",
  forest: "#2f5440",
  gold: "#c49a3c",
  graphite: "#53565a",
  green: "#4f7d52",
  grey: "#8f8d88",
  gray: "#8f8d88",
  honey: "#d7a24a",
  indigo: "#39437e",
  ink: "#262b3a",
  ivory: "#f3ecdb",
  lavender: "#b6a7cf",
  lilac: "#c3b1d6",
  linen: "#e6dcc8",
  maple: "#d4a871",
  marigold: "#e3a02f",
  midnight: "#232c45",
  mint: "#b5d6c2",
  moss: "#6f7a45",
  mustard: "#cf9a2b",
  natural: "#e0cfae",
  navy: "#27375b",
  oak: "#c79f6b",
  oat: "#ddd0b8",
  oatmeal: "#ddd0b8",
  ochre: "#c0852f",
  olive: "#74743d",
  orange: "#dd7a35",
  oxblood: "#6d2a2a",
  peach: "#efb594",
  pearl: "#ece7df",
  petrol: "#255d66",
  pine: "#2f5a4a",
  pink: "#dd9aa6",
  plum: "#6c3d58",
  purple: "#72518d",
  red: "#b83a2c",
  rose: "#cf8a8a",
  russet: "#9a5235",
  rust: "#a8512f",
  saffron: "#e0a02c",
  sage: "#9dae8c",
  sand: "#d9c6a3",
  silver: "#b9bcbe",
  sky: "#9dc0d9",
  slate: "#5d6a74",
  smoke: "#8d9093",
  snow: "#f6f4ef",
  stone: "#b7ae9f",
  tan: "#c19a6b",
  taupe: "#9a8a78",
  teal: "#2f7a78",
  terracotta: "#c0633f",
  tobacco: "#80593a",
  walnut: "#6b4a33",
  wheat: "#dfc48f",
  white: "#f7f4ee",
  wine: "#6f2b3d",
  yellow: "#e6c04a",
};

function swatchOf(value: string): string | undefined {
  const words = value.toLowerCase().split(/[^a-z]+/);
  const word = words.findLast((each) => Object.hasOwn(swatches, each));
  return word ? swatches[word] : undefined;
}
