import type { ColourName, GroundName } from "./colours";
import { drawStill } from "./draw-shop";
import type { ArchetypeName } from "./objects";

/** `ground thing:colour …` for each category. */
const stills: Record<string, string> = {
  home: "peach lamp:rust chair:sky vase:sage",
  furniture: "dew stool:walnut chair:clay table:oak",
  seating: "mist stool:sage chair:ochre",
  "tables-and-shelves": "shell table:oak vase:indigo",
  lighting: "straw lamp:indigo lamp:clay lamp:pine",
  "rugs-and-throws": "ice blanket:rust rug:indigo blanket:oat",
  cushions: "lilac pillow:ochre pillow:pine",
  "mirrors-and-clocks": "dune vase:clay clock:pine mirror:oak",
  candles: "peach candle:plum candle:sage candle:cream",
  baskets: "dew basket:oat basket:clay",
  kitchen: "straw mug:teal teapot:rust bowl:sage",
  "mugs-and-cups": "shell mug:indigo tumbler:ochre mug:sage",
  "plates-and-bowls": "mist bowl:clay plate:bone bowl:indigo",
  "teapots-and-pitchers": "peach teapot:pine pitcher:cream",
  "knives-and-boards": "ice board:oak knife:walnut utensil:oak",
  cookware: "paper pan:ink pot:rust utensil:oak",
  "kitchen-linens": "dew towel:rust apron:indigo towel:oat",
  clothing: "shell tshirt:sage jacket:indigo dress:rust",
  tops: "straw tshirt:rust tshirt:cream",
  knitwear: "ice sweater:berry sweater:oat",
  jackets: "dune jacket:pine jacket:slate",
  dresses: "lilac dress:plum dress:ochre",
  "hats-and-scarves": "peach hat:oat scarf:teal beanie:rust",
  "socks-and-mittens": "dew socks:berry mittens:pine",
  "bags-and-shoes": "mist boot:walnut backpack:ochre sneaker:teal",
  shoes: "paper sneaker:sage boot:rust",
  bags: "straw tote:cream backpack:pine pouch:rust",
  "leather-goods": "ice wallet:walnut belt:rust",
  jewelry: "lilac earrings:teal necklace:clay ring:sky",
  rings: "shell ring:teal ring:berry",
  earrings: "dew earrings:rust",
  necklaces: "peach necklace:indigo",
  bracelets: "straw bracelet:teal bracelet:clay",
  watches: "mist watch:walnut watch:pine",
  paper: "dune notebook:rust print:teal book:indigo",
  "art-prints": "paper print:rust print:pine",
  notebooks: "ice notebook:ochre notebook:pine",
  books: "shell book:berry book:teal",
  "cards-and-pens": "dew card:blush pencil:indigo",
  pantry: "straw jar:rust coffee:pine tin:sky",
  coffee: "shell coffee:rust mug:cream",
  tea: "dew tin:sage teapot:clay",
  chocolate: "lilac chocolate:berry chocolate:teal",
  "preserves-and-sauces": "peach jar:ochre bottle:rust jar:berry",
  "bath-and-garden": "mist soap:blush monstera:clay bottle:sage",
  "soap-and-skin": "shell soap:sage bottle:ochre jar:blush",
  plants: "straw succulent:clay monstera:cream",
  "pots-and-vases": "ice planter:rust vase:sage",
  "seeds-and-watering": "peach watering:pine seeds:ochre",
  "play-and-outdoors": "dew blocks:rust rabbit:oat flask:teal",
  "wooden-toys": "ice car:rust blocks:sage",
  "soft-toys": "peach rabbit:fog rabbit:oak",
  puzzles: "straw puzzle:teal",
  "audio-and-desk": "lilac headphones:ink speaker:clay",
  "cycling-and-trail": "mist bell:brass flask:pine saddlebag:rust",
  pets: "shell pet-bed:oat lead:rust",
};

/** A still life for a category, 1200 × 900; an unknown slug gets a plain vase. */
export function drawCategory(slug: string): string {
  const [ground = "paper", ...things] = (stills[slug] ?? "paper vase:clay").split(" ");
  const pairs = things.map((thing) => thing.split(":") as unknown as readonly [ArchetypeName, ColourName]);
  return drawStill(slug, [ground as GroundName, ...pairs]);
}
