import type { ArchetypeName, ColourName } from "../illustrations";
import { type Random, randomFrom } from "../random";
import { archetypeFacts } from "./archetype-facts";
import { seedCategories } from "./categories";
import { houseFacts } from "./house-facts";
import { colourOptionName, type OptionPlan, sizesOf } from "./options";
import { seedSellers, shopLines } from "./sellers";
import type { SeedPicture, SeedProduct, SeedSeller, SeedTaxClass, SeedVariant } from "./types";

export const slugify = (name: string): string =>
  name
    .normalize("NFD")
    .replaceAll(/[̀-ͯ'’]/g, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const escapeHtml = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

function weightText(grams: number): string {
  const ounces = grams / 28.35;
  return ounces >= 24 ? `${(ounces / 16).toFixed(1)} lb` : `${ounces.toFixed(1)} oz`;
}

/** The sentence of facts, in the first wording no earlier product has used. */
function factSentence(
  facts: { size: string; material: string; care: string; weight: string },
  first: number,
  used: Set<string>,
): string {
  const { size, material, care, weight } = facts;
  const plain = [
    `${capital(material)}, ${size}; ${care}.`,
    `${capital(size)}, ${material}; ${care}.`,
    `${capital(care)}; ${material}, ${size}.`,
    `${capital(material)} (${size}); ${care}.`,
  ];
  // A size that is itself a weight, as food has, is not told twice.
  const weighed = [
    `${capital(material)}, ${size}, about ${weight}; ${care}.`,
    `${capital(size)} and ${weight} in the hand: ${material}, ${care}.`,
    `${capital(material)} at ${weight}, ${size}; ${care}.`,
    `${capital(size)}; ${care}; ${weight} packed.`,
  ];
  const wordings = /\b(oz|lb|qt)\b/.test(size) ? plain : [...plain, ...weighed];
  const turned = wordings.map((_, i) => wordings[(i + first) % wordings.length] ?? "");
  const sentence = turned.find((wording) => !used.has(wording)) ?? turned[0] ?? "";
  used.add(sentence);
  return sentence;
}

const foods = new Set(["coffee", "tea", "chocolate", "preserves-and-sauces"]);
const clothes = new Set(["tops", "knitwear", "jackets", "dresses", "hats-and-scarves", "socks-and-mittens", "shoes"]);

function taxClassOf(category: string): SeedTaxClass {
  if (foods.has(category)) return "food";
  if (clothes.has(category)) return "clothing";
  return category === "books" ? "books" : "standard";
}

/** Whole dollars mostly, as hand sellers price; small things may end in fifty cents. */
const priceOf = (dollars: number): number => (dollars < 20 ? Math.round(dollars * 2) * 50 : Math.round(dollars) * 100);

interface VariantPlan {
  plans: { colours: ColourName[]; colourName: string; sizes: OptionPlan | undefined };
  seller: SeedSeller;
  number: number;
  dollars: number;
  grams: number;
  random: Random;
}

function variantsOf({ plans, seller, number, dollars, grams, random }: VariantPlan): SeedVariant[] {
  const { colours, sizes } = plans;
  const onSale = random.chance(0.13);
  const untracked = random.chance(0.02);
  const backorder = random.chance(0.05);
  const margin = 0.34 + random.next() * 0.22;
  const depth = random.pick([6, 14, 25, 40, 80]);
  const choices = sizes?.choices ?? [{ value: "", factor: 1 }];
  return colours.flatMap((colour, c) =>
    choices.map(({ value, factor }, s) => {
      const priceAmount = priceOf(dollars * factor);
      const empty = random.chance(0.07);
      const low = random.chance(0.12);
      const variant: SeedVariant = {
        options: [...(colours.length > 1 ? [capital(colour)] : []), ...(sizes ? [value] : [])],
        sku: `${seller.skuPrefix}-${String(number + 101)}${colours.length > 1 ? `-${colour.slice(0, 3).toUpperCase()}` : ""}${sizes ? `-${s + 1}` : ""}`,
        priceAmount,
        costAmount: Math.round(priceAmount * margin),
        weightGrams: Math.round(grams * factor),
        onHand: empty ? 0 : low ? random.int(1, 5) : random.int(6, 6 + depth),
        trackQuantity: !untracked,
        allowBackorder: backorder,
        picture: c,
      };
      return onSale ? { ...variant, compareAtAmount: priceOf((priceAmount / 100) * 1.22 + 1) } : variant;
    }),
  );
}

const tagWords = new Set(["with", "from", "that", "each", "until", "your", "their", "which", "than", "every"]);

function tagsOf(name: string, archetype: string, category: string, material: string, seller: SeedSeller): string[] {
  const names: Partial<Record<string, string>> = {
    rabbit: "stuffed animal",
    tshirt: "t-shirt",
    monstera: "houseplant",
    stand: "desk",
    lead: "cord",
    bottle: "bottle",
  };
  const categoryName = seedCategories.find(({ slug }) => slug === category)?.name.toLowerCase() ?? category;
  const words = name
    .toLowerCase()
    .split(/[^a-zé]+/)
    .filter((word) => word.length > 4 && !tagWords.has(word))
    .slice(0, 2);
  return [
    ...new Set([
      names[archetype] ?? archetype.replace("-", " "),
      ...categoryName.split(" & "),
      ...words,
      material.split(/,| and /)[0] ?? material,
      `made in ${seller.place.state}`,
    ]),
  ].slice(0, 8);
}

function productOf(line: string, number: number, seller: SeedSeller, used: Set<string>): SeedProduct {
  const [name = "", kind = "", colourList = "", price = "0", size = "", prose = "", ownMaterial, ownCare] =
    line.split("|");
  const [archetypeText = "", elsewhere] = kind.split("@");
  const archetype = archetypeText as ArchetypeName;
  const facts = archetypeFacts[archetype];
  const colours = [...new Set(colourList.split(","))] as ColourName[];
  const slug = slugify(name);
  const random = randomFrom(`${seller.slug}/${slug}`);
  const house = elsewhere === undefined ? facts : (houseFacts[seller.slug] ?? facts);
  const material = ownMaterial ?? house.material;
  const care = ownCare ?? random.pick(house.care);
  const grams = Math.max(4, Math.round(facts.grams * (0.8 + random.next() * 0.4)));
  const categorySlug = elsewhere ?? facts.category;
  const sizes = sizesOf(archetype, facts, size, elsewhere !== undefined && elsewhere !== facts.category);
  const colourName = colourOptionName(archetype);
  const shown = sizes ? colours.slice(0, Math.max(1, Math.floor(12 / sizes.choices.length))) : colours;
  const sentence = factSentence({ size, material, care, weight: weightText(grams) }, random.int(0, 6), used);
  const publishedDaysAgo = Math.round(4 + random.next() ** 1.7 * 1250);
  const ratingCount = random.chance(0.12) ? 0 : Math.floor((publishedDaysAgo / 30) * random.next() ** 2 * 9);
  const fate = random.next();
  const pictures: SeedPicture[] = shown.map((colour) => ({ archetype, colour, view: "front" }));
  const main = shown[0] ?? "clay";
  pictures.push({ archetype, colour: main, view: "detail" }, { archetype, colour: main, view: "scene" });
  return {
    slug,
    sellerSlug: seller.slug,
    categorySlug,
    name,
    description: `<p>${escapeHtml(prose)}</p><p>${escapeHtml(sentence)}</p>`,
    specs: [
      { name: "Material", value: capital(material) },
      { name: "Size", value: capital(size) },
      { name: "Weight", value: weightText(grams) },
      { name: "Care", value: capital(care) },
      { name: "Made in", value: `${seller.place.city}, ${seller.place.state}` },
    ],
    tags: tagsOf(name, archetype, categorySlug, material, seller),
    options: [
      ...(shown.length > 1 ? [{ name: colourName, values: shown.map(capital) }] : []),
      ...(sizes ? [{ name: sizes.name, values: sizes.choices.map(({ value }) => value) }] : []),
    ],
    variants: variantsOf({
      plans: { colours: shown, colourName, sizes },
      seller,
      number,
      dollars: Number(price),
      grams,
      random,
    }),
    taxClass: taxClassOf(categorySlug),
    ratingHundredths: ratingCount === 0 ? 0 : Math.min(500, 385 + Math.round(random.next() ** 0.5 * 115)),
    ratingCount,
    publishedDaysAgo,
    pictures,
    status: fate < 0.012 ? "DRAFT" : fate < 0.024 ? "ARCHIVED" : "PUBLISHED",
  };
}

function parseAll(): SeedProduct[] {
  const used = new Set<string>();
  return shopLines.flatMap(({ lines }, i) => {
    const seller = seedSellers[i];
    if (!seller) return [];
    return lines
      .trim()
      .split("\n")
      .map((line, number) => productOf(line, number, seller, used));
  });
}

export const seedProducts: readonly SeedProduct[] = parseAll();
