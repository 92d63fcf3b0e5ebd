import type { SeedCategory } from "./types";

/** `slug|name|description`, a child indented under its parent. */
const tree = `
home|Home|Things for rooms people actually sit in.
  furniture|Furniture|Chairs, stools, tables and shelves built to be repaired.
    seating|Seating|Chairs and stools, joined rather than stapled.
    tables-and-shelves|Tables & shelves|Surfaces in solid timber, flat-packed only when it helps.
  lighting|Lighting|Lamps and pendants with a warm, low light in mind.
  rugs-and-throws|Rugs & throws|Wool, cotton and linen underfoot or over your knees.
  cushions|Cushions|Covers and filled cushions, washed before they are sewn.
  mirrors-and-clocks|Mirrors & clocks|For the wall that needs one good thing.
  candles|Candles|Soy and beeswax, poured in small rooms.
  baskets|Baskets|Woven storage for bread, logs, laundry and toys.
kitchen|Kitchen & table|Made for the meal and the washing-up after it.
  mugs-and-cups|Mugs & cups|A first coffee deserves its own vessel.
  plates-and-bowls|Plates & bowls|Dinnerware that stacks, chips slowly and survives the dishwasher.
  teapots-and-pitchers|Teapots & pitchers|Pouring vessels that do not dribble.
  knives-and-boards|Knives & boards|Edges that hold and boards that forgive them.
  cookware|Cookware & utensils|Iron, steel and wood for daily cooking.
  kitchen-linens|Kitchen linens|Towels and aprons that get better with washing.
clothing|Clothing|Cut in short runs by people who sew.
  tops|Tops|T-shirts and everyday layers in cotton and hemp.
  knitwear|Knitwear|Sweaters with a named sheep somewhere in the story.
  jackets|Jackets|Chore coats, overshirts and things with pockets.
  dresses|Dresses|Easy shapes in linen and cotton.
  hats-and-scarves|Hats & scarves|Warm ears, shaded noses.
  socks-and-mittens|Socks & mittens|For both ends of a cold person.
bags-and-shoes|Bags & shoes|Carried, worn and resoled.
  shoes|Shoes & slippers|Sneakers, boots and indoor soles.
  bags|Bags|Backpacks, totes and pouches that take a beating.
  leather-goods|Small leather goods|Wallets and belts cut from full-grain hides.
jewelry|Jewelry & watches|Small metal, made at a bench.
  rings|Rings|Bands and stones in gold-fill and silver.
  earrings|Earrings|Light enough to forget, good enough to notice.
  necklaces|Necklaces|Pendants, beads and chains.
  bracelets|Bracelets|Cuffs, cords and strung stone.
  watches|Watches|Quiet dials on vegetable-tanned straps.
paper|Paper & prints|Ink on good stock.
  art-prints|Art prints|Screen prints, linocuts and risographs in open and limited editions.
  notebooks|Notebooks|Bound to lie flat.
  books|Books|Small-press titles about making, growing and looking.
  cards-and-pens|Cards & pens|For saying it by hand.
pantry|Pantry|Roasted, cooked and wrapped by the people who sell it.
  coffee|Coffee|Roasted to order on Mondays and Thursdays.
  tea|Tea|Leaf and herb in tins.
  chocolate|Chocolate|From bean to bar, with the farm on the label.
  preserves-and-sauces|Preserves & sauces|Honey, jam, pickles and heat.
bath-and-garden|Bath & garden|For skin, sills and soil.
  soap-and-skin|Soap & skin|Cold-process bars, oils and balms.
  plants|Plants|Rooted, hardened off and shipped in paper.
  pots-and-vases|Pots & vases|For what you grow or cut.
  seeds-and-watering|Seeds & watering|Packets, cans and the patience between.
play-and-outdoors|Play, desk & outdoors|For children, desks, bicycles and dogs.
  wooden-toys|Wooden toys|Beech and maple, finished with oil you could eat.
  soft-toys|Soft toys|Companions with embroidered eyes.
  puzzles|Puzzles|Thick board, odd shapes, rainy days.
  audio-and-desk|Audio & desk|Speakers, headphones and tidier desks.
  cycling-and-trail|Cycling & trail|Bells, bags, bottles and straps.
  pets|Pets|Leads and beds for good dogs and unbothered cats.
`;

function parse(): SeedCategory[] {
  const path: string[] = [];
  return tree
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const depth = (line.length - line.trimStart().length) / 2;
      const [slug = "", name = "", description = ""] = line.trim().split("|");
      path.length = depth;
      const parentSlug = path[depth - 1];
      path[depth] = slug;
      return parentSlug === undefined ? { slug, name, description } : { slug, name, description, parentSlug };
    });
}

export const seedCategories: readonly SeedCategory[] = parse();
