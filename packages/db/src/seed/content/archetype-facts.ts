import type { ArchetypeName } from "../illustrations";

export type OptionKind = "one" | "colour" | "wear" | "shoe" | "print" | "rug" | "ring" | "coffee" | "pack" | "size";

export interface ArchetypeFacts {
  category: string;
  grams: number;
  kind: OptionKind;
  material: string;
  /** Endings to "… ;": how it is kept. */
  care: readonly string[];
}

const table = `
mug|mugs-and-cups|380|colour|stoneware|dishwasher- and microwave-safe|fine in the dishwasher's top rack
tumbler|mugs-and-cups|260|pack|stoneware|stacks two deep|goes in the dishwasher without complaint
bowl|plates-and-bowls|620|colour|stoneware|oven-safe to 400 °F|stacks neatly and washes in the machine
plate|plates-and-bowls|700|pack|stoneware|microwave-safe, unglazed foot ring sanded smooth|dishwasher-safe
teapot|teapots-and-pitchers|980|colour|stoneware|rinse with hot water, no soap|the strainer holes are pierced by hand
pitcher|teapots-and-pitchers|1100|colour|stoneware|pours without a drip|wash by hand to keep the lip perfect
vase|pots-and-vases|900|colour|stoneware|watertight, glazed inside|put a felt under it on soft wood
candle|candles|520|one|soy wax, cotton wick|trim the wick to a quarter inch|let the first burn reach the glass
planter|pots-and-vases|1700|colour|stoneware|drainage hole and saucer included|frost-proof to 20 °F
lamp|lighting|2100|colour|brass fittings, cloth cord|takes an E26 bulb up to 60 W|dims with any LED dimmer
pendant|lighting|1800|colour|braided cloth cord|hardwired, canopy and 6 ft of cloth cord included|UL-listed socket, 60 W max
chair|seating|5400|colour|solid ash|arrives assembled|joints are drawbored, not screwed
stool|seating|3900|colour|solid ash|feet levelled by hand|wipe with a damp cloth and oil yearly
table|tables-and-shelves|12500|colour|solid timber|legs bolt on in five minutes|finished with hardwax oil
shelf|tables-and-shelves|6800|size|solid timber|wall fixings for stud and plaster included|holds 15 lb a board
mirror|mirrors-and-clocks|4300|size|timber and 4 mm glass|hangs on one French cleat|clean with vinegar and newspaper
clock|mirrors-and-clocks|900|colour|turned timber|silent sweep movement, one AA battery|hangs on a single nail
basket|baskets|800|size|hand-woven plant fibre|dust with a soft brush|dry it in shade if it gets wet
backpack|bags|1050|colour|waxed canvas|rewax once a winter|spot clean only
tote|bags|540|colour|heavy cotton canvas|machine wash cold, hang to dry|seams bound, base doubled
wallet|leather-goods|90|colour|vegetable-tanned leather|darkens with handling|feed it balm twice a year
pouch|bags|160|colour|waxed cotton|lined in ticking|brass zipper, replaceable pull
sneaker|shoes|780|shoe|cotton canvas and natural rubber|insole lifts out to wash|resoled once for free
boot|shoes|1450|shoe|full-grain leather|Goodyear welted, so a cobbler can resole it|conditioned before it ships
slipper|shoes|340|shoe|boiled wool|suede sole for indoors|brush, do not wash
tshirt|tops|190|wear|organic cotton jersey|pre-washed, so it stays this size|wash cold, inside out
sweater|knitwear|560|wear|wool|hand wash and dry flat|air it instead of washing it
jacket|jackets|980|wear|cotton twill|softens after three washes|bar-tacked at every pocket
apron|kitchen-linens|320|colour|linen|machine washable at 100 °F|ties cross at the back
dress|dresses|380|wear|washed linen|tumble on low, wear it rumpled|seams are French, nothing scratches
beanie|hats-and-scarves|95|colour|merino wool|one size, stretches to 24 in|wash in the wool cycle
hat|hats-and-scarves|140|size|woven straw|steam it back to shape|packs flat in a suitcase
scarf|hats-and-scarves|230|colour|lambswool|fringe twisted by hand|dry clean or wash cool
socks|socks-and-mittens|85|size|wool and nylon|machine wash warm|heels guaranteed for two years
mittens|socks-and-mittens|110|colour|felted wool|dry flat, away from the stove|thumbs knitted in, never sewn on
belt|leather-goods|240|size|bridle leather|solid brass buckle, swappable by two screws|cut it to length at the tip
print|art-prints|180|print|cotton rag paper|ships flat, unframed|interleaved with glassine
book|books|540|one|sewn paperback|prints on recycled stock|lies open without a weight
notebook|notebooks|310|colour|120 gsm paper, sewn binding|takes fountain pen ink without bleed|opens flat from the first page
pencil|cards-and-pens|60|colour|cedar and brass|refillable|comes in a card tube
card|cards-and-pens|70|pack|cotton card|blank inside, kraft envelopes|letterpress you can feel with a thumb
puzzle|puzzles|720|one|recycled greyboard, 2 mm|finished poster enclosed|pieces come in a muslin bag
soap|soap-and-skin|115|pack|cold-process soap|keep it on a dish that drains|cured six weeks
bottle|soap-and-skin|260|size|glass bottle|use within a year of opening|recyclable glass and a spare pump
jar|soap-and-skin|330|size|glass jar|best before a year from the lid date|return ten jars for a free one
tin|tea|190|size|whole leaf in a steel tin|keep it shut and away from the stove|two teaspoons to the cup
coffee|coffee|380|coffee|arabica|best from day five to day thirty|valve bag, compostable
chocolate|chocolate|90|pack|cacao and cane sugar|keep at 60–68 °F|may contain traces of nuts
knife|knives-and-boards|210|one|high-carbon steel|wipe dry at once|arrives stropped and shaving-sharp
pan|cookware|1900|size|cast iron|seasoned twice with flax oil|works on induction
pot|cookware|3600|colour|enamelled iron|oven-safe to 500 °F|wooden tools keep the enamel whole
board|knives-and-boards|1300|size|hardwood|oil it monthly, never soak it|reversible
utensil|cookware|120|one|hardwood|hand wash, oil when it looks thirsty|carved along the grain
towel|kitchen-linens|150|pack|linen and cotton|washes hot, dries lint-free|hanging loop sewn in
blanket|rugs-and-throws|1250|colour|wool|air outdoors, spot clean|fulled for a dense, soft hand
pillow|cushions|650|colour|cotton with feather insert|cover unzips to wash|hidden zipper at the bottom edge
rug|rugs-and-throws|4200|rug|wool on cotton warp|turn it twice a year|rug pad recommended on wood
monstera|plants|1400|one|rooted plant in a nursery pot|bright, indirect light|water when the top inch dries
succulent|plants|480|one|rooted plant in gritty mix|water every third week|full sun, little else
watering|seeds-and-watering|720|colour|galvanised steel|the rose unscrews for cleaning|store it dry over winter
seeds|seeds-and-watering|15|one|open-pollinated seed|germination tested this spring|sowing notes inside the packet
headphones|audio-and-desk|290|colour|aluminium and leather|pads and cable swap without tools|two-year warranty
speaker|audio-and-desk|1500|colour|timber and wool cloth|Bluetooth 5.3 and a line input|USB-C, ten hours a charge
keyboard|audio-and-desk|870|colour|aluminium case|hot-swappable switches|cable included
stand|audio-and-desk|340|colour|solid timber|cork underneath|slot suits cases up to 12 mm
strap|cycling-and-trail|120|colour|woven cotton and leather|rated to 22 lb|adjusts from 38 to 54 in
car|wooden-toys|260|colour|beech|beeswax finish, wheels that actually roll|tested for ages one and up
rabbit|soft-toys|240|colour|cotton knit, wool stuffing|hand wash, reshape damp|safe from birth
blocks|wooden-toys|850|one|maple|water-based colour, edges broken by hand|packed in a cotton sack
ring|rings|6|ring|recycled metal|resized once at no charge|wipe with the cloth enclosed
earrings|earrings|11|colour|nickel-free posts|kind to sensitive ears|take them off to swim
necklace|necklaces|18|colour|gold-filled chain|chain adjusts by two inches|keep dry, store flat
bracelet|bracelets|16|colour|recycled metal|fits wrists to 7½ in|polish with a soft cloth
watch|watches|58|colour|316L steel|Swiss quartz, water-resistant to 50 m|strap swaps with quick-release bars
bell|cycling-and-trail|95|colour|brass|fits 22–31.8 mm bars|one clear strike, two seconds of ring
saddlebag|cycling-and-trail|620|colour|waxed canvas|mounts to loops, rails or a rack|reflective tab at the back
flask|cycling-and-trail|340|colour|18/8 steel|cold for a day, hot for twelve hours|lid seal replaceable
lead|pets|210|size|climbing rope|machine washable in a sock|bronze swivel clip
pet-bed|pets|1800|size|cotton duck|cover comes off in one zip|refill sold separately
`;

export const archetypeFacts = Object.fromEntries(
  table
    .trim()
    .split("\n")
    .map((line) => {
      const [name = "", category = "", grams = "0", kind = "one", material = "", ...care] = line.split("|");
      return [name, { category, grams: Number(grams), kind, material, care }];
    }),
) as unknown as Readonly<Record<ArchetypeName, ArchetypeFacts>>;
