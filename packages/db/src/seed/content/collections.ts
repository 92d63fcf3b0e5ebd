export interface SeedCollection {
  slug: string;
  name: string;
  description: string;
  /** Of the category whose picture it borrows. */
  pictureOf: string;
  isVisible: boolean;
  rule?: {
    categorySlug?: string;
    tag?: string;
    sellerSlugs?: readonly string[];
    attributes?: string[];
    priceMax?: number;
  };
  /** Slugs, in order, of a collection without a rule. */
  products?: readonly string[];
}

export const seedCollections: readonly SeedCollection[] = [
  {
    slug: "slow-mornings",
    name: "Slow mornings",
    description: "Something to drink from, something to drink, and a light that does not insist.",
    pictureOf: "mugs-and-cups",
    isVisible: true,
    products: [
      "fogbound-mug",
      "animas-breakfast-blend",
      "two-cup-teapot",
      "pour-over-cone",
      "dusk-mushroom-lamp",
      "milk-hour-creamer",
      "yirga-morning",
      "tern-supper-plate",
      "roasters-mug",
      "lilac-by-the-back-step",
    ],
  },
  {
    slug: "a-first-room",
    name: "A first room",
    description: "What we would carry up the stairs first: a lamp, a mirror, a plant that forgives.",
    pictureOf: "lighting",
    isVisible: true,
    products: [
      "rented-room-lamp",
      "hallway-glance",
      "pothos-for-dark-corners",
      "phone-dock-single",
      "felt-desk-pad",
      "library-radiator",
      "zz-unbothered",
      "estuary-dinner-plate",
    ],
  },
  {
    slug: "gifts-under-thirty",
    name: "Gifts under $30",
    description: "Small, finished things that need no explaining at the table.",
    pictureOf: "candles",
    isVisible: true,
    rule: { priceMax: 3000 },
  },
  {
    slug: "wood-for-the-house",
    name: "Wood for the house",
    description: "Everything for rooms whose makers call it wood, from stools to mirror frames.",
    pictureOf: "furniture",
    isVisible: true,
    rule: { categorySlug: "home", attributes: ["material:wood"] },
  },
  {
    slug: "two-harbours",
    name: "Two harbours",
    description: "Clay from Astoria, canvas from Baltimore: all that two waterfront workshops make.",
    pictureOf: "bags",
    isVisible: true,
    rule: { sellerSlugs: ["kiln-and-tide", "longshore-coat"] },
  },
  {
    slug: "winter-table",
    name: "Winter table",
    description: "Still being put together.",
    pictureOf: "kitchen",
    isVisible: false,
    products: ["winter-storm-tasting-set", "heron-ramen-bowl", "ferryman-teapot"],
  },
];
