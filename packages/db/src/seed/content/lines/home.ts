import type { ShopLine } from "../types";

export const plumbAndPeg: ShopLine = {
  seller: {
    slug: "plumb-and-peg",
    shopName: "Plumb & Peg",
    skuPrefix: "PP",
    founder: ["Tobias", "Lindqvist"],
    tagline: "Furniture with its joints showing",
    makes: "Chairs, stools, tables and shelves",
    story:
      "Every chair I make gets dropped from my own height before it leaves. It is an unscientific test, but none has come back. The shop runs on sun from the roof and coffee from next door, and Fridays are for repairs, ours or anybody's.",
    place: { city: "Viroqua", state: "WI", country: "US" },
    shipFrom: { line1: "S3310 Ridge Road", city: "Viroqua", state: "WI", postalCode: "54665", country: "US" },
    foundedYear: 2007,
    processingDays: 10,
    policies:
      "We build to order. Returns within 30 days at half the freight; repairs free for the first owner's lifetime.",
    palette: ["walnut", "sage", "dune"],
    window: ["chair", "stool", "table", "stool", "chair"],
  },
  lines: `
Driftless Side Chair|chair|sky,rust,oat|420|18 in seat height|Five spindles, each shaved by hand and none quite round. The seat is woven from Danish cord over a weekend.
Kitchen Debate Chair|chair|sage,ochre|385|17½ in seat height|A slightly reclined back, tested through two elections.
Schoolhouse Chair|chair|clay,ink|360|17 in seat height|Broad crest rail, made for jackets to hang on.
Reading Chair, Low|chair|moss,indigo|540|15 in seat height|Lower and wider than is polite at table. It belongs beside a lamp.
Captain's Desk Chair|chair|walnut|615|18 in seat, arms|The arms are steam-bent from one length of ash and meet behind you.
Ladder of Three|chair|bone|340|17½ in seat height|A Shaker back with three slats, the top one bowed for a shawl.
Child's Own Chair|chair|berry,sky|188|11 in seat height|The grown-up chair at two-thirds scale, with every joint the same.
Milking Stool|stool|sage,clay|145|12 in tall|Three legs never wobble, whatever the floor thinks.
Counter Stool, Saddle|stool|oak,charcoal|265|25 in tall|The seat is scooped with an adze, then scraped until corduroy does not catch.
Bar Stool, Saddle|stool|oak,charcoal|285|29 in tall|Four inches taller than its sibling, with a brass foot strip where shoes wear.
Step Stool for Short Cooks|stool|rust,pine|158|10 in tall|Grab hole in the top, grooves so socks do not slide.
Piano Perch|stool|plum|230|19 in tall|No screw, no squeak; tell us the pianist's height and we cut to it.
Boot Room Bench Stool|stool|moss|198|17 in tall|Wide enough for one person and one reluctant child.
Dining Table for Six|table|oak,walnut|1480|68 × 34 in|The top is three boards, matched from one log. Breadboard ends let it breathe through a Wisconsin year.
Pedestal Breakfast Table|table|berry,oak|890|38 in round|Knees fit all the way round, because there is only the one leg.
Nightstand, One Drawer|table|walnut|410|18 × 15 in|A single dovetailed drawer that closes on a cushion of air.
Sofa-Arm Table|table|oak|260|14 in square top|Slides under and over at once; a cup's safe harbour.
Writing Table|table|oak,slate|760|46 × 24 in|Slender aprons keep it light enough to move to the better window.
Hall Console|table|walnut|640|42 × 12 in|Eleven and a half inches deep, which is how much a hall can spare.
Plant Bench|table|moss|320|36 × 11 in|Slatted so that water goes to the tray below.
Three-Board Shelf|shelf|oak,walnut|345|26 in wide, 28 in tall|Boards slide into dadoes and lock with a wedge, no metal anywhere.
Paperback Shelf|shelf|clay|225|20 in wide|Spaced at seven and a half inches for the books one actually rereads.
Spice Ledge|shelf|oak|118|24 in wide|A lip, a rail, and two rows of jars.
Stairwell Shelf|shelf|walnut|395|16 in wide, 48 in tall|Narrow and tall, for that wall by the landing.
`,
};

export const lowlight: ShopLine = {
  seller: {
    slug: "lowlight",
    shopName: "Lowlight Works",
    skuPrefix: "LW",
    founder: ["Priya", "Castellan"],
    tagline: "Lamps for after nine",
    makes: "Lamps, pendants and mirrors",
    story:
      "Overhead light makes everyone look guilty. That was the whole business plan. We spin the steel in an old jewelry plant, wire each lamp on a kitchen timer and leave it burning overnight before we pack it.",
    place: { city: "Providence", state: "RI", country: "US" },
    shipFrom: {
      line1: "60 Valley Street, Unit 14",
      city: "Providence",
      state: "RI",
      postalCode: "02909",
      country: "US",
    },
    foundedYear: 2013,
    processingDays: 6,
    policies: "Live with it for 40 nights. If it is too bright, too dim or too anything, we collect it.",
    palette: ["plum", "brass", "lilac"],
    window: ["lamp", "vase", "lamp", "candle", "lamp"],
  },
  lines: `
Vesper Table Lamp|lamp|oat,rust,pine|195|17 in tall|A linen dome on a brass stem; the switch is a knurled collar you find by touch.
Hush Bedside Lamp|lamp|blush,slate|148|12 in tall|Throws a circle the size of an open book and leaves your partner in the dark.
Anchor Lamp|lamp|indigo,clay|225|21 in tall|The ceramic foot is filled with sand, which makes it hard to knock and pleasant to lift.
Concierge Lamp|lamp|pine,berry|260|19 in tall|A wide skirt of a shade that lights the desk and hides the bulb from anyone standing.
Porcelain Gourd Lamp|lamp|bone,teal|240|18 in tall|Two swellings, one drilled hole, no visible seam.
Tailor's Task Lamp|lamp|charcoal|178|20 in reach|The arm holds where you leave it because the joint is leather on steel.
Dusk Mushroom Lamp|lamp|ochre,cream|165|11 in tall|Shade and stem are the same spun steel, and light comes only downward.
Ticking Stripe Lamp|lamp|sky|155|15 in tall|A shade sewn from mattress cloth; the lining is gold.
Rented Room Lamp|lamp|clay,sage|98|13 in tall|Our first design and still our cheapest, for wherever you are for now.
Nine O'Clock Pendant|pendant|ink,ochre,sage|210|14 in wide|Enamelled outside, raw and reflective within, so that the table glows and the ceiling does not.
Paper Moon Pendant|pendant|cream|130|18 in globe|Mulberry paper over wire ribs, shipped flat, opened like an umbrella.
Galley Pendant|pendant|rust,teal|175|10 in wide|Sized to hang in threes over an island.
Foundry Dome|pendant|charcoal,copper|310|20 in wide|Left with the spinning lines on, which catch the light like a record.
Seedpod Pendant|pendant|pine,clay|190|9 in wide, 15 in long|Sixteen ribs of ash veneer, bent wet round a form.
Chapel Pendant|pendant|brass|280|8 in wide|A narrow bell with a hammered rim. Hang it low.
Stairwell Drop|pendant|plum|340|12 ft of cord|One globe on a very long line, for houses with a tall middle.
Arch Mirror|mirror|oak,walnut|285|24 × 36 in|The top follows a window in the old cathedral on Broad Street.
Porthole Mirror|mirror|brass,ink|190|22 in across|A deep frame throws a ring of shade that flatters the hour.
Hallway Glance|mirror|bone|145|16 in across|For checking teeth on the way out.
Overmantel Mirror|mirror|walnut|420|34 × 40 in|Bevel-free and heavy, with a cleat that spans two studs.
Shaving Mirror on a Peg|mirror|copper|88|10 in across|Tilts on a leather strap; hang it at your own height and no one else's.
`,
};

export const marrowWick: ShopLine = {
  seller: {
    slug: "marrow-wick",
    shopName: "Marrow Wick",
    skuPrefix: "MW",
    founder: ["Signe", "Halvorsen"],
    tagline: "Candles for long northern evenings",
    makes: "Soy and beeswax candles",
    story:
      "In Duluth the sun sets at 4:20 in December, and you either move or make candles. I blend scents from places, not flowers: a hardware store, an ore dock, my grandfather's sauna. The jars are recycled beer bottles, cut and ground two streets away.",
    place: { city: "Duluth", state: "MN", country: "US" },
    shipFrom: { line1: "1912 Superior Street", city: "Duluth", state: "MN", postalCode: "55806", country: "US" },
    foundedYear: 2017,
    processingDays: 2,
    policies: "Unlit candles come back within 30 days. Lit ones that tunnel are replaced, no questions and no return.",
    palette: ["ink", "ochre", "ice"],
    window: ["candle", "jar", "candle", "bottle", "candle"],
  },
  lines: `
Ore Dock at Dawn|candle|slate|32|9 oz, 50 hours|Cold iron, wet rope and a thread of diesel that has no right to be this pleasant.
Sauna Birch|candle|sage|32|9 oz, 50 hours|Green birch switches on hot stones, then the door opening on snow.
Four-Twenty Sunset|candle|rust|34|9 oz, 48 hours|Orange peel, clove and the last ten minutes of December light.
Hardware Store|candle|ochre|32|9 oz, 50 hours|Cut pine, machine oil, brown paper. Men in particular stand over it looking bereft.
Library Radiator|candle|walnut|34|9 oz, 52 hours|Warm dust, leather bindings and somebody's peppermint.
Thimbleberry Ditch|candle|berry|30|9 oz, 46 hours|Tart red fruit picked along a gravel road, with the gravel left in.
Lift Bridge Fog|candle|fog|32|9 oz, 50 hours|Salted air and eucalyptus, for a lake with no salt in it at all.
Woodsmoke Cardigan|candle|charcoal|36|9 oz, 54 hours|The morning-after smell of wool that sat close to the fire.
Honeycomb Pillar|candle@candles|ochre|42|3 × 6 in, 70 hours|Pure beeswax from two hives in Two Harbors, unscented because it hardly needs help.
Dinner Tapers|candle@candles|bone|24|10 in, set of four|Hand-dipped thirty times and hung overnight on nails.
Rhubarb Stalk|candle|blush|30|9 oz, 46 hours|Sharp, pink and green at once, like biting one raw behind the garage.
Cedar Canoe|candle|oak|34|9 oz, 50 hours|Varnish and cedar ribs, warmed by sun through a boathouse window.
Lilac by the Back Step|candle|plum|32|9 oz, 48 hours|Two weeks of the year in a jar. We pick the real thing to check ourselves against.
Rye Bakery|candle|clay|32|9 oz, 50 hours|Caraway and crust, with a little butter behind the counter.
Snow on Spruce|candle|pine|36|12 oz, 64 hours|Resin and cold air; people who grew up here go quiet.
Tin of Tea Lights|candle@candles|silver|22|five hours each, set of twelve|Poured in cups that can be refilled by sending them home to us.
Coffee Can Citronella|candle@candles|moss|38|20 oz, 80 hours|Lemongrass and citronella in a wide tin with three wicks, for the state bird.
Match Striker Jar|jar@candles|clay|26|3 in tall, forty matches|Unglazed on the underside, so you strike it there.|stoneware|wipe the base dry
Snuffer, Long-Handled|utensil@candles|brass|34|9 in, brass|Puts a flame out without the puff of smoke.|solid brass|polish it or let it dull
Room Spray, Ore Dock|bottle@candles|slate|28|4 oz|Our best-selling candle for people who are not allowed an open flame.|glass atomiser|shake first
`,
};

export const mesaLoom: ShopLine = {
  seller: {
    slug: "mesa-loom",
    shopName: "Mesa Loom",
    skuPrefix: "ML",
    founder: ["Lucía", "Abeyta"],
    tagline: "Churro wool, high desert colour",
    makes: "Rugs, throws and cushions",
    story:
      "Eight looms, five weavers, one radio and an ongoing dispute about the station. My aunt dyes with cota, walnut hull and cochineal out back, so the yard changes colour through the week. Nothing we weave has ever been on a power loom, and it shows, we hope, in the good way.",
    place: { city: "Santa Fe", state: "NM", country: "US" },
    shipFrom: { line1: "1430 Agua Fría Street", city: "Santa Fe", state: "NM", postalCode: "87501", country: "US" },
    foundedYear: 1994,
    processingDays: 7,
    policies: "Rugs may come home for 30 days; we cover freight both ways if the colour surprised you.",
    palette: ["rust", "teal", "peach"],
    window: ["blanket", "pillow", "basket", "pillow", "blanket"],
  },
  lines: `
Arroyo Rug|rug|rust,indigo|480|4 × 6 ft and up|Stepped diamonds in the manner of Chimayó, re-spaced for a modern room.
Dry Creek Runner|rug|oat,clay|260|2½ × 8 ft|A wandering grey line, woven from the undyed wool of darker sheep.
Thunderhead Rug|rug|slate,plum|520|5 × 8 ft|Zigzags tighten toward one end like weather arriving.
Piñon Flatweave|rug|pine,bone|390|4 × 6 ft|Thin enough for a door to pass over, dense enough to stay put when it does.
Two Mesas Rug|rug|ochre,berry|560|5 × 8 ft|Half sun, half shade, one circle between. Designed by Lucía's daughter at eleven.
Doorstep Mat|rug|walnut,moss|88|2 × 3 ft|Leftover warps from larger pieces, so each is its own accident.
Bedside Landing|rug|blush,sky|140|2 × 4 ft|Long-pile wool, for the first step of the day.
Cochineal Medallion|rug|berry|740|6 × 9 ft|The red is fed by insects and takes four dye baths over nine days.
Camp Blanket|blanket|rust,ink|245|60 × 80 in|Six bands and a heavy drape. It has been slept under in truck beds from here to Alamosa.
Winter Count Throw|blanket|oat,slate|185|50 × 70 in|Twelve narrow stripes, one for each month the stove is on.
Churro Lap Blanket|blanket|walnut,bone|128|40 × 54 in|Unbleached, springy and faintly sheep-scented when damp, for which we do not apologise.
Sage Flat Throw|blanket|sage|172|50 × 66 in|Dyed with chamisa blossom over an iron pot.
Wedding Blanket|blanket|cream|390|80 × 96 in|Bound with silk at the ends and woven with one deliberate error, for luck.
Baby's First Blanket|blanket|sky,blush|96|32 × 38 in|Softer lamb's fleece, no fringe to chew.
Feria Cushion|pillow|ochre,teal|84|20 in square|The diamond is tapestry-woven, not printed, so it reads from both sides.
Adobe Cushion|pillow|clay,bone|68|18 in square|Plain weave with one thick-thin yarn that makes it look sun-baked.
Long Lumbar|pillow|indigo,rust|92|14 × 30 in|Spans an armchair and one and a half spines.
Floor Cushion, Kiva|pillow|walnut|135|26 in square|Firm enough to sit on through a whole guitar.
Ojo Cushion|pillow|plum,sage|78|18 in square|Concentric lozenges for anyone who needs watching over.
Saltillo Stripe Cushion|pillow|sky,berry|74|20 in square|Fifteen colours, none repeated within a hand's breadth.
Wool Pillow Insert|pillow@cushions|bone|38|20 in square|Carded fleece instead of feathers; plump it and it stays.
Woven Wall Fragment|rug@art-prints|teal|165|14 × 20 in|A small tapestry on a willow rod, from the end of a larger warp.
Serape Stripe Bag|tote@bags|rust,indigo|118|15 × 16 in|A rug with handles, more or less.
`,
};

export const marshAndPlait: ShopLine = {
  seller: {
    slug: "marsh-and-plait",
    shopName: "Marsh & Plait",
    skuPrefix: "MP",
    founder: ["Clementine", "Gadsden"],
    tagline: "Sweetgrass and patience",
    makes: "Coiled and woven baskets",
    story:
      "My grandmother sewed on Highway 17 with a cooler for a chair. She taught me with a teaspoon handle for a needle, and I still use hers. Sweetgrass is harder to find each summer, so what you see is what the marsh allowed.",
    place: { city: "St. Helena Island", state: "SC", country: "US" },
    shipFrom: { line1: "58 Seaside Road", city: "St. Helena Island", state: "SC", postalCode: "29920", country: "US" },
    foundedYear: 1989,
    processingDays: 4,
    policies: "If a coil ever lifts, mail it to me and I will sew it down. Fourteen days for anything else.",
    palette: ["moss", "oat", "dew"],
    window: ["basket", "hat", "basket", "planter", "basket"],
  },
  lines: `
Sunday Bread Basket|basket|oat,oak|98|12 in oval|Sweetgrass coiled over bulrush and stitched with palmetto. It smells of hay for about ten years.
Rice Fanner|basket|oak|185|18 in across, flat|Once for tossing hulls into the wind, now mostly for walls.
Laundry Hauler|basket|slate,oat|135|17 in wide, 20 in tall|Seagrass over a hidden wire hoop, so it holds its mouth open.
Log Basket, Reinforced|basket|walnut|148|20 in wide, 15 in tall|Leather handles are riveted through two oak splints.
Egg Gathering Basket|basket|oat|72|9 in, swing handle|Two swellings keep the eggs from knocking in the middle.
Marsh Tote|basket@bags|moss,clay|112|14 in wide|Open weave that sheds sand before you get to the car.
Nursery Moses Basket|basket|bone|240|31 × 17 in|Woven flat-bottomed, with handles that meet above the middle.
Knitting Nest|basket|blush,teal|64|10 in wide|A notch in the rim lets the yarn run without rolling off under the sofa.
Key Dish, Coiled|basket|rust,oak|38|6 in across|A starter piece for people who think they do not need a basket.
Lidded Trinket Round|basket|oat|86|5 in tall, fitted lid|The lid locks with an eighth of a turn.
Toy Corral|basket|ochre,sky|118|19 in wide, 14 in tall|Soft-sided enough to climb into, which will happen.
Picnic Hamper for Four|basket|oak,walnut|265|19 × 13 in|Hinged with waxed cord and lined in washable ticking.
Mail Basket, Wall|basket|oat|56|11 × 9 in|Flat-backed, two loops, room for bills and one good letter.
Wastepaper Weave|basket|charcoal|78|11 in wide, 13 in tall|Splint ash over a solid floor so pencil shavings stay in.
Vegetable Trug|basket|moss|92|18 × 10 in|Shallow, so that tomatoes are not asked to carry one another.
Plant Cachepot, Rush|basket@pots-and-vases|oat,pine|54|fits an 8 in pot|Lined with oilcloth against an enthusiastic waterer.
Magazine Cradle|basket|walnut|88|16 × 9 in|Bowed like a boat, upright like a librarian.
Wide-Brim Palmetto Hat|hat|oat,clay|84|4 in brim|Braided in one length, then sewn spiral from the crown out.
Church Fan|basket@art-prints|oak|32|9 in, handle|A woven hand fan with enough stiffness to move real air.
Trivet Trio|basket@kitchen-linens|moss|42|5, 7 and 9 in, set of three|Coils tight enough for a hot skillet.
Wine Carrier, Two-Bottle|basket|walnut,oat|68|8 × 5 in|A divider down the middle stops the clink.
`,
};
