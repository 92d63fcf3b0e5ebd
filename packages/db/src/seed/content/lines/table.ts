import type { ShopLine } from "../types";

export const kilnAndTide: ShopLine = {
  seller: {
    slug: "kiln-and-tide",
    shopName: "Kiln & Tide",
    skuPrefix: "KT",
    founder: ["Maren", "Oyelaran"],
    tagline: "Stoneware from the mouth of the Columbia",
    makes: "Wheel-thrown tableware",
    story:
      "I threw my first bowl in a net loft with the doors open and gulls for company. Fourteen years on, the loft has three wheels and a gas kiln we call Gladys. We glaze with ash from the driftwood we burn, so every batch leans a little with the winter.",
    place: { city: "Astoria", state: "OR", country: "US" },
    shipFrom: { line1: "418 Pier Street", city: "Astoria", state: "OR", postalCode: "97103", country: "US" },
    foundedYear: 2011,
    processingDays: 3,
    policies:
      "Send anything back within 30 days; if it arrives broken, a photo is enough and a new one ships that week.",
    palette: ["teal", "clay", "mist"],
    window: ["pitcher", "mug", "bowl", "teapot", "vase"],
  },
  lines: `
Pilot Mug|mug|fog,teal,rust|34|12 oz, 3¾ in tall|The thumb rest is pressed while the clay is still soft, so it fits more hands than it ought to. Named for the bar pilots who drink theirs standing.
Fogbound Mug|mug|fog,bone|36|14 oz, 4 in tall|A broad, milky-glazed mug that keeps porridge as happily as tea. The foot is left bare for grip.
Short Watch Cup|tumbler|ink,sage|44|6 oz, set of two|Handleless cups for the four-hour shift nobody wants. The rim is thinned until it disappears against your lip.
Cannery Tumblers|tumbler|clay,teal,bone|58|10 oz, set of two|Straight walls, a band of iron slip, and the weight of something rescued from a dockside canteen.
Driftwood Espresso Pair|tumbler|oat,walnut|38|3 oz, set of two|Glazed in ash from our own burn pile, which breaks to honey where it thins.
Saltmarsh Bowl|bowl|sage,teal|42|6½ in wide, 24 oz|A deep everyday bowl with a rolled edge that takes a ladle knock without sulking.
Heron Ramen Bowl|bowl|ink,fog|54|8 in wide, 40 oz|Two notches in the rim hold chopsticks while you reach for the chili. High enough to keep broth hot through the second helping.
Low Water Serving Bowl|bowl|clay,bone|96|12 in wide, 3 in deep|Wide and shallow, made for tomatoes in August and keys the rest of the year.
Clinker Dip Bowls|bowl|rust,ochre,fog|48|4 in wide, set of three|Small dishes thrown off the hump, so no two sit quite alike.
Barnacle Cereal Bowl|bowl|bone,slate|38|6 in wide, 20 oz|Coarse grog in the clay gives it a sandy outside and a glassy inside.
Estuary Dinner Plate|plate|teal,bone|46|10½ in across|A flat well and a lifted rim, because gravy is part of dinner. Thrown, then trimmed to a third of a pound under the usual weight.
Estuary Side Plate|plate|teal,bone|32|8 in across|The toast-and-cake companion to our dinner plate, dipped in the same bucket on the same day.
Tern Supper Plate|plate|blush,fog|49|9½ in across|Fourteen brush dots round the rim, counted aloud by whoever is painting.
Gladys Firing Platter|plate|rust|128|14 in across|One large plate each firing sits on the hottest shelf and comes out with a blush we cannot plan.
Ferryman Teapot|teapot|pine,ink|138|32 oz, cane handle|A full-bellied pot with a bent cane bail, balanced so that it pours with two fingers.
Two-Cup Teapot|teapot|clay,sage|98|18 oz|For the person who drinks tea alone and does not apologise.
Tidewater Pitcher|pitcher|fog,teal|89|48 oz, 9 in tall|The spout was redrawn eleven times until the last drop went back inside.
Milk Hour Creamer|pitcher|bone,blush|42|10 oz, 4½ in tall|Small enough for a saucer, steady enough for a toddler's first pour.
Astoria Oil Cruet|bottle@teapots-and-pitchers|sage|64|12 oz, cork stopper|A narrow-necked bottle for good oil, glazed dark inside to keep the light off it.
Net Loft Butter Keeper|jar@plates-and-bowls|bone|58|holds one stick|Fill the bell with butter, the base with water, and it stays soft for a week without a refrigerator.
Gillnet Vase|vase|teal,oat|84|11 in tall|Diamond marks run round the shoulder, pressed with a knot of old cork line.
Bud Vase, Tall Order|vase|ink,rust|39|8 in tall, ½ in mouth|Made for the single stem you stole on a walk.
Sand Dollar Spoon Rest|plate@plates-and-bowls|bone,clay|26|5 in across|A saucer with one dent, exactly where a spoon wants to be.
Winter Storm Tasting Set|tumbler@mugs-and-cups|indigo|72|4 oz, set of four|Cups from the January kiln, when the damp air turns our cobalt almost black.
`,
};

export const ochreHollow: ShopLine = {
  seller: {
    slug: "ochre-hollow",
    shopName: "Ochre Hollow Pottery",
    skuPrefix: "OH",
    founder: ["Dell", "Ragsdale"],
    tagline: "Garden pots out of Carolina clay",
    makes: "Planters, urns and vases",
    story:
      "Granddad dug the clay, Daddy fired it, and I am the first one to put any of it on a computer. Pots big enough to plant a fig in are what we are known for around here. Come by on a Saturday and you may carry your own out of the kiln, if your truck has springs.",
    place: { city: "Seagrove", state: "NC", country: "US" },
    shipFrom: { line1: "2270 Old Plank Road", city: "Seagrove", state: "NC", postalCode: "27341", country: "US" },
    foundedYear: 1968,
    processingDays: 5,
    policies:
      "Returns inside 14 days, pots unplanted please. Big ones travel on a pallet at our expense if they come back cracked.",
    palette: ["ochre", "pine", "straw"],
    window: ["planter", "vase", "planter", "pitcher", "vase"],
  },
  lines: `
Fig Tub|planter|clay,walnut|148|15 in wide, 13 in tall|Thick as a farmhouse wall at the base and meant for a small tree. Two people carry it, one person boasts.
Porch Step Pot|planter|clay,ochre,moss|46|8 in wide, 7 in tall|The size everyone needs three of and buys one of first.
Herb Window Trough|planter|bone,clay|62|16 in long, 5 in deep|Room for basil, thyme and one overconfident mint.
Collared Planter|planter|pine,rust|78|11 in wide, 10 in tall|A rolled collar keeps squirrels from getting purchase, mostly.
Speckled Saucer Pot|planter|bone,sage|38|6 in wide, attached saucer|Saucer and pot are thrown as one piece, so nothing goes missing in the shed.
Hanging Gourd Planter|planter|ochre|54|7 in wide, jute cord|Round-bottomed, with three lugs pulled from the wall rather than stuck on it.
Old Plank Urn|planter|slate,clay|225|19 in tall|A slow coil-and-throw build over two days; the maker's thumb shows at each join.
Orchid Lantern|planter|fog|52|6 in wide, pierced sides|Cut with a harp wire so that roots get the air they want.
Rosemary Chimney|planter|rust|68|7 in wide, 14 in tall|Tall and narrow for plants with one long root and an opinion about wet feet.
Salt-Kiln Bottle Vase|vase|oat,walnut|92|12 in tall|We throw rock salt into the fire at cone ten and the flame glazes it like orange peel.
Cotton Row Vase|vase|bone,blush|64|9 in tall|A plain shoulder, a short neck and an opening cut for branches.
Tobacco Barn Jug|vase|walnut,ochre|88|10 in tall, one handle|Pulled handle, stamped base, a shape folks here used for vinegar in 1890.
Dogwood Posy Jar|vase|blush,sage|36|5 in tall|Short stems last longest, and this is short-stem country.
Creek Pebble Bud Vase|vase|slate,fog,clay|28|4 in tall|Squat and heavy so the cat has to mean it.
Moon Shoulder Vase|vase|cream,ink|118|13 in tall, 9 in wide|Two bowls joined at the belly, with the seam left faintly there.
Ash Run Vase|vase|moss|104|11 in tall|Hardwood ash is sifted on thick and melts down the side in the last hour of the fire.
Whippoorwill Pitcher|pitcher|ochre,clay|74|44 oz, 8½ in tall|Iced tea for six, with a pinched lip that Momma insists on checking.
Churn Umbrella Stand|planter@pots-and-vases|walnut|168|18 in tall, 9 in wide|A butter churn without the lid; umbrellas find it by themselves.
Face Jug, Polite|vase|clay|135|8 in tall|A regional tradition with teeth, only this one is smiling with its mouth closed.
Bird Bath Bowl|bowl@pots-and-vases|moss,rust|86|15 in wide, 3 in deep|Left rough inside so that small feet do not slide.
Sourdough Crock|jar@cookware|bone|72|3 qt, loose lid|Straight sides show you the rise at a glance.
Pickle Weight Pair|tumbler@cookware|oat|24|3½ in discs, set of two|Two heavy clay discs that keep cucumbers under the brine where they belong.
`,
};

export const thirdSteel: ShopLine = {
  seller: {
    slug: "third-steel",
    shopName: "Third Steel",
    skuPrefix: "TS",
    founder: ["Ansel", "Whitcomb"],
    tagline: "Kitchen edges and iron, ground in Maine",
    makes: "Knives, pans and kitchen iron",
    story:
      "Shipyard apprentice, then line cook, then this. The grinder stands where the engine block used to be in my uncle's garage. I answer my own email, usually with black fingers.",
    place: { city: "Portland", state: "ME", country: "US" },
    shipFrom: { line1: "77 Anchor Lane", city: "Portland", state: "ME", postalCode: "04101", country: "US" },
    foundedYear: 2014,
    processingDays: 4,
    policies: "Free sharpening for life, you pay the postage. Unused pieces come back within 45 days.",
    palette: ["ink", "rust", "stone"],
    window: ["pan", "pot", "utensil", "mug", "pot"],
  },
  lines: `
Daily Chef's Knife|knife|walnut|185|8¼ in blade, 52100 steel|Ground thin behind the edge so onions fall open instead of splitting. The heel is squared for a pinch grip.
Harbor Santoku|knife|charcoal|172|6½ in blade|Flat-bellied, for people who push rather than rock.
Paring Knife No. 3|knife|rust|78|3½ in blade|Small enough to turn an apple in the air, stiff enough for a stubborn squash.
Bait Shed Fillet Knife|knife|oak|124|7 in flexible blade|Bends to a quarter circle and springs back true.
Bread Saw|knife|walnut|138|10 in blade, offset handle|Pointed serrations that start on the hardest crust and do not crush the crumb.
Cleaver for Small Kitchens|knife|ink|165|6 in blade|A Chinese-style slicer shrunk for apartment boards. It scoops what it chops.
Boning Knife, Narrow|knife|oak|98|6 in blade|Slips between joint and muscle; bring your own nerve.
Oyster Key|knife|berry|52|2¾ in blunt blade|A levering tool more than a knife, with a guard for the hand that will slip once.
Petty Utility Knife|knife|pine|112|5 in blade|What you reach for when the big one is in the sink.
Breakfast Skillet|pan|ink|64|8 in, 3 lb 9 oz|Milled smooth inside like the ones your great-aunt hid. Two eggs slide out on the first morning.
Long Shift Skillet|pan|ink,charcoal|118|12 in, 6 lb|Poured thinner in the wall than in the base, which saves a wrist over an evening's service.
Carbon Crêpe Pan|pan|slate|72|9½ in, 2 lb|Low sides let a spatula in from anywhere.|carbon steel|dry it over a flame
Griddle for Two Burners|pan|charcoal|134|18 × 9 in|One side flat for pancakes, the other ridged for guilt.
Saucier, Spun Copper|pan|copper|240|2 qt, tin-lined|Rounded corners mean a whisk can reach every last fleck of flour.|copper over tin|polish with salt and lemon
Sunday Braiser|pot|rust,ink|210|3½ qt|Wide and shallow, so short ribs brown in one batch.
Lighthouse Dutch Oven|pot|cream,teal,rust|265|5½ qt|The lid's inner points rain the steam back evenly on a loaf or a chicken.
Bean Pot, Friday|pot|walnut|128|2½ qt|Narrow-mouthed for eight slow hours with molasses and salt pork.
Stock Pot with Spine|pot|slate|295|9 qt|Handles set wide enough for oven mitts, a thing most makers forget.
Fish Spatula, Slotted|utensil|charcoal|38|12 in, spring steel|The front edge is bevelled like a chisel and gets under skin.
Hook-and-Eye Pot Rack|shelf@cookware|ink|148|30 in rail, eight hooks|Forged from one bar and hung on lag bolts; it takes the weight of every pan we sell.
Trivet, Compass|plate@cookware|ink|44|8 in across|A cast wind rose that keeps hot iron off the cloth.
Magnet Strip in Cherry|board@knives-and-boards|walnut|86|18 in long|Rare-earth magnets hidden under a quarter inch of fruitwood, so edges land softly.
`,
};

export const breadboardRow: ShopLine = {
  seller: {
    slug: "breadboard-row",
    shopName: "Breadboard Row",
    skuPrefix: "BR",
    founder: ["Ines", "Thibodeau"],
    tagline: "One tree, many suppers",
    makes: "Cutting boards and carved utensils",
    story:
      "Storm-felled maple, mostly, and cherry when a neighbour calls. My brother mills, I carve, our mother does the oiling and all of the talking at markets. Ask her about the spoon the governor dropped.",
    place: { city: "Burlington", state: "VT", country: "US" },
    shipFrom: { line1: "9 Intervale Mill Road", city: "Burlington", state: "VT", postalCode: "05401", country: "US" },
    foundedYear: 2009,
    processingDays: 2,
    policies: "Oil it and we guarantee it. Sixty days to change your mind, a year if it warps.",
    palette: ["oak", "moss", "dew"],
    window: ["board", "utensil", "bowl", "board", "jar"],
  },
  lines: `
Long Loaf Board|board|oak,walnut|84|22 × 7 in, ⅞ in thick|Proportioned for a baguette and the crumbs that come with one.
Weekday Chopping Board|board|oak|68|15 × 11 in|End pieces of the same plank are matched so the grain runs unbroken. It fits the sink at a tilt.
Cheese Round|board|walnut,oak|58|12 in across, handle|Black walnut darkens the white rinds by contrast, and knows it.
Butcher Block Square|board|oak|165|14 in square, 2½ in thick|End-grain maple closes behind the knife. Felt feet keep it where you put it.
Charcuterie Paddle|board|walnut|76|20 × 8 in|Passes down a long table like a collection plate.
Trout-Tail Board|board|oak|72|17 × 9 in|The handle follows a fork in the branch that we decided not to argue with.
Breakfast Board for One|board|oak,oak|32|9 × 6 in|Toast, egg, a small heap of salt: there is a hollow for it.
Juice Groove Carver|board|walnut|118|18 × 13 in|A half-inch channel holds what the roast lets go and pours from one corner.
Apple Wood Slicing Board|board|rust|94|13 × 9 in|Orchard wood, pink when cut, russet by Christmas.
Cook's Spoon, Left-Handed|utensil|oak|28|12 in, maple|Bevelled on the other side, for the tenth of us who stir against the crowd.
Cook's Spoon, Right-Handed|utensil|oak|28|12 in, cherry|The straight edge clears a pan's corner in one pass.
Porridge Spurtle|utensil|walnut|18|11 in, turned|A Scottish stick with a thistle top; oats really do lump less.
Salad Hands|utensil|oak|46|9 in, pair|Two shallow paws that toss without bruising.
Roux Paddle|utensil|walnut|24|12 in, flat front|A straight bottom and one sharp corner keep butter and flour from catching.
Jam Pot Spoon|utensil|oak|34|16 in|Long enough that boiling sugar stays far from your wrist.
Pie Server in Cherry|utensil|rust|36|10 in|Thin as we dare at the tip.
Egg Spoons|utensil|oak|26|5 in, set of four|Metal taints a soft egg, wood does not, and these weigh next to nothing.
Rolling Pin, French|utensil|oak|42|20 in, tapered|No handles, so that your palms read the dough.
Burl Salt Cellar|jar@cookware|walnut|48|3 in, swivel lid|The lid turns on a wooden peg with one finger and no thought.
Proofing Bowl, Turned|bowl@plates-and-bowls|oak|155|13 in wide, ash|Turned green and left to go slightly oval, as honest wood will.
Snack Bowls from Offcuts|bowl@plates-and-bowls|oak,walnut|64|6 in wide, set of two|Segments of four species glued in a ring before turning.
Recipe Stand|stand@audio-and-desk|oak|54|11 in wide|A slotted block and a sloped back; it holds a tablet or your grandmother's index cards.|solid ash|wipe with a dry cloth
Board Butter|jar@cookware|ochre|16|6 oz, beeswax and walnut oil|Mother's recipe, rubbed in warm and buffed with an old undershirt.|food-safe wax|keeps two years
`,
};

export const linenLedger: ShopLine = {
  seller: {
    slug: "linen-ledger",
    shopName: "Linen Ledger",
    skuPrefix: "LL",
    founder: ["Agnes", "Varga"],
    tagline: "Flax, counted and cut in the Hudson Valley",
    makes: "Kitchen linens, aprons and dresses",
    story:
      "An accountant for nineteen years; I still keep a ledger of every bolt. The workroom is above a hardware store and smells of steam and turpentine. What is left from dresses becomes aprons, what is left from aprons becomes napkins, and the napkins leave nothing.",
    place: { city: "Hudson", state: "NY", country: "US" },
    shipFrom: { line1: "352½ Warren Street", city: "Hudson", state: "NY", postalCode: "12534", country: "US" },
    foundedYear: 2016,
    processingDays: 3,
    policies: "Thirty days, unwashed. Hems taken up free if you write before ordering.",
    palette: ["slate", "rust", "paper"],
    window: ["dress", "apron", "basket", "towel", "apron"],
  },
  lines: `
Counting House Dress|dress|slate,rust,bone|168|midi, side pockets|A waistless shape with deep pockets, drafted for sitting at desks and leaving them.
Market Morning Dress|dress|ochre,sage|154|knee length, short sleeve|Buttons go all the way down so it doubles as a duster in June.
Ledger Smock|dress|ink,fog|142|mid-thigh, long sleeve|Worn over trousers, it forgives paint, flour and second helpings.
Sunday Ferry Dress|dress|berry,sky|176|ankle length|Cut on the bias at the hem only, so it moves when you do.
Pinafore in Heavy Linen|dress|pine,clay|132|knee length, crossed back|No zipper, no buttons: it goes over the head and stays.
Wrap Dress, Unhurried|dress|plum|164|midi, two ties|The inner tie is a different colour, a secret kept with yourself.
Cross-Back Apron|apron|slate,rust,oat|72|37 in long, two pockets|Weight sits on the shoulders instead of the neck. One pocket is split for a phone you should not be holding.
Baker's Half Apron|apron|bone,indigo|48|20 in long|A towel loop on the left hip, moved there by popular petition.
Potter's Split-Leg Apron|apron|walnut,ink|88|34 in long|Divided below the waist so that it covers both knees at the wheel.
Child's Pocket Apron|apron|ochre,blush|36|fits ages 4 to 8|One large pocket for whatever is found.
Hardware Store Apron|apron|charcoal|78|33 in long, canvas-backed|Two layers at the thigh, where people wipe.
Glass Cloths|towel|bone,sky|34|20 × 28 in, set of two|A tight plain weave that polishes without shedding on the crystal.
Waffle Towels|towel|oat,sage,rust|38|18 × 28 in, set of two|The honeycomb holds its own weight in water twice over.
Striped Torchon|towel|cream|24|20 × 30 in|Red ticking stripe, French cut, American flax.
Bread Wrap|towel|oat|28|26 in square|Waxed lightly on one face to keep a loaf from going stale by Wednesday.
Napkins, Uneven Dozen|towel|bone,clay,slate|56|16 in square, set of four|Cut from four bolts so a spill on one does not orphan the rest.
Oven Cloth, Doubled|towel|ink|32|34 in long|Two quilted pockets joined by a strip, as in every grandmother's kitchen.
Table Runner, Raw Edge|towel|bone,moss|64|16 × 90 in|The selvage is left as it came off the loom.
Linen Bath Sheet|towel@rugs-and-throws|fog,oat|86|36 × 70 in|Dries you and then itself, which is the harder part.
Bolster Cover in Flax|pillow|oat,slate|58|14 × 36 in|Long enough to run across two sleeping pillows.
Clothespin Bag|pouch@bags|bone|26|11 × 13 in|Hangs from the line by a bent coat hanger, included.
`,
};
