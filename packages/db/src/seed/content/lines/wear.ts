import type { ShopLine } from "../types";

export const commonThread: ShopLine = {
  seller: {
    slug: "common-thread",
    shopName: "Common Thread",
    skuPrefix: "CT",
    founder: ["Desmond", "Achebe"],
    tagline: "Good tees, drawn by neighbours",
    makes: "T-shirts and everyday layers",
    story:
      "We print on the ground floor of a former piano store. Each design is by somebody within a mile of here and they get four dollars a shirt, forever. The shirts are heavier than you are used to.",
    place: { city: "Oakland", state: "CA", country: "US" },
    shipFrom: { line1: "4120 Telegraph Avenue", city: "Oakland", state: "CA", postalCode: "94609", country: "US" },
    foundedYear: 2015,
    processingDays: 2,
    policies: "Wrong size? The first exchange is free, tags or no tags, within 45 days.",
    palette: ["sage", "rust", "shell"],
    window: ["tote", "beanie", "basket", "tote", "hat"],
  },
  lines: `
Lake Merritt Tee|tshirt|sky,cream,sage|38|regular fit|Rings of water round a necklace of lights, drawn from the pergola at dusk.
Bakery Stripe Tee|tshirt|cream,indigo,rust|42|boxy fit|Yarn-dyed stripes an inch apart, on jersey that keeps its collar.
Pocket Tee, Plain Speaking|tshirt|slate,moss,bone|34|regular fit|One pocket, no words.
Night Heron Tee|tshirt|ink,plum|38|relaxed fit|The bird that stands under the streetlamp outside the bank, in three ink layers.
Redwood Fog Tee|tshirt|pine,fog|40|regular fit|Screened with water-based ink that you cannot feel.
Longest Weekend Tee|tshirt|ochre,clay|36|garment-dyed|Faded on purpose in small vats, so yours is nearly yours alone.
Piano Store Ringer|tshirt|cream,berry|39|slim fit|Contrast collar and cuffs, after the shop team's 1978 softball shirts.
Hills at Six Tee|tshirt|clay,teal|38|regular fit|Four ridgelines and a sun. The artist, Mrs. Kim, is eighty-one.
Corner Store Heavyweight|tshirt|charcoal,oat,rust|46|9 oz jersey|Thick enough to stand up alone and wear out last.
Hemp Work Tee|tshirt|moss,walnut|48|hemp and cotton|Rougher for a week, then the softest thing you own.
Kids' Ferry Tee|tshirt|sky,ochre|26|ages 2–10, marked S–XL|A boat with thirteen windows, one face in each.
Second Line Long Sleeve|tshirt|indigo,bone|52|cuffed sleeve|Ribbed at the wrist, so it pushes up and stays.
Mending Circle Tee|tshirt|blush,slate|38|relaxed fit|Printed with a running stitch that invites you to follow it.
Dockworker Henley|sweater@tops|oat,ink|64|waffle cotton|Three corozo buttons and a thermal weave.
Grand Avenue Crewneck|sweater@tops|sage,berry,charcoal|78|14 oz fleece|Loopback inside, side panels in rib, no drawstring to lose.
Garden Plot Sweatshirt|sweater@tops|moss,cream|74|relaxed fit|Flocked vegetables across the chest, leeks to the left.
Screenprinter's Apron|apron|charcoal|58|36 in long|Our own, with the ink-rag loop on whichever side you ask.
Flea Market Tote|tote|cream,rust|32|15 × 17 in, 12 oz canvas|The same neighbours' drawings at carrying size.
Telegraph Five-Panel|beanie@hats-and-scarves|pine,ochre|34|rolled cuff|Knit in Emeryville on a machine older than both owners.
Corduroy Overshirt|jacket|walnut,pine|118|8-wale cord|Two chest pockets, one sized for a paperback.
`,
};

export const northEwe: ShopLine = {
  seller: {
    slug: "north-ewe",
    shopName: "North Ewe",
    skuPrefix: "NE",
    founder: ["Ingrid", "Solheim"],
    tagline: "From forty sheep we know by name",
    makes: "Knitwear",
    story:
      "Gerda, Dolly, Marguerite: the name on the label is the sheep. We shear in March, spin by June and knit until it is all gone, usually before Thanksgiving. My husband said it would never be a business, and now he does the shipping.",
    place: { city: "Decorah", state: "IA", country: "US" },
    shipFrom: { line1: "2885 Trout Run Road", city: "Decorah", state: "IA", postalCode: "52101", country: "US" },
    foundedYear: 2002,
    processingDays: 4,
    policies: "Moth holes mended free for three years. Thirty days to return what has not met a dog.",
    palette: ["berry", "fog", "ice"],
    window: ["beanie", "blanket", "basket", "hat", "beanie"],
  },
  lines: `
Gerda Fisherman Sweater|sweater|cream,slate|198|roomy fit|Cables cross every ninth row, a count Ingrid keeps by humming. The lanolin is left in, so rain beads.
Yoke of Marguerite|sweater|berry,pine|215|regular fit|A circular yoke in two colours, knit from the top so the length is yours to ask for.
Haymow Cardigan|sweater|oat,moss|189|six horn buttons|Pockets set low, for hands rather than show.
Skating Pond Pullover|sweater|sky,indigo|176|regular fit|A single white stripe at the height of the ice.
Ragg Crewneck|sweater|fog,walnut|148|slim fit|Two shades twisted together before knitting, which hides a winter of breakfast.
Featherweight Vest|sweater|blush,sage|112|sleeveless|Fine enough to go under a blazer and be denied.
Half-Zip for Chores|sweater|charcoal,rust|168|standing collar|The zipper is brass and large, to be worked with gloves on.
Trout Run Beanie|beanie|teal,ochre,fog|38|turned brim|A double brim that covers the ears twice.
Bobble Hat, Unserious|beanie|berry,sky|42|pompom of 90 wraps|The bobble unbuttons for washing, or for the office.
Watch Cap|beanie|ink,moss|34|close fit|Short, ribbed, stays on when you look up at geese.
Child's Ear-Flap Hat|beanie|ochre,blush|36|ages 2–6|Braided ties long enough for a bow you can do in mittens.
Scarf for a Bus Stop|scarf|pine,rust,oat|88|74 × 11 in|Brioche rib, equally handsome on both faces.
Plaid Lambswool Scarf|scarf|slate,clay|94|70 × 12 in|Woven rather than knit, with a check borrowed from a feed sack.
Cowl, Two Turns|scarf|plum,fog|64|52 in loop|No ends to trail in the soup.
Decorah Mittens|mittens|indigo,walnut|58|unisex medium|A star on the back, a smaller one inside the cuff where only you look.
Thrummed Mittens|mittens|slate,berry|76|unisex large|Tufts of raw fleece line the palm, warmer than any down.
Fingerless Milking Mitts|mittens|moss,oat|44|ribbed wrist|Leaves the tips free for knots, phones and goats.
Barn Socks|socks|walnut,fog|32|crew height|Cushioned at the sole with a terry loop.
Dress Socks in Wool|socks|plum,ink|28|over the calf|Thin enough for oxfords. They do not slide down in meetings.
Ski Socks, Borrowed|socks|teal,rust|36|knee height|Padding on the shin, arches held by two rows of elastic.
Slipper Socks|socks|oat,blush|38|ankle, suede dots|For floors that never warm up before April.
Ewe's First Pair|socks|sky,ochre|22|ages 1–4|Tiny and absurd and worn out long before outgrown.
Raglan for Toddlers|sweater|ochre,sky|84|ages 1–4, marked S–XL|Snaps at one shoulder let a big head through.
`,
};

export const longshoreCoat: ShopLine = {
  seller: {
    slug: "longshore-coat",
    shopName: "Longshore Coat Co.",
    skuPrefix: "LC",
    founder: ["Raymond", "Delacroix"],
    tagline: "Work jackets and canvas, Locust Point",
    makes: "Jackets, packs and totes",
    story:
      "My mother sewed sails; I sew pockets. We cut sixty coats at a time on a table that used to be a bowling lane. You can see the arrows if you lift the canvas.",
    place: { city: "Baltimore", state: "MD", country: "US" },
    shipFrom: { line1: "1501 Hull Street", city: "Baltimore", state: "MD", postalCode: "21230", country: "US" },
    foundedYear: 2010,
    processingDays: 4,
    policies: "Repairs at cost, always. Returns in 30 days with the pockets empty.",
    palette: ["indigo", "oat", "ice"],
    window: ["backpack", "tote", "hat", "saddlebag", "pouch"],
  },
  lines: `
Hull Street Chore Coat|jacket|indigo,moss,oat|178|10 oz twill|Four patch pockets, one with a slot for a pencil nobody sharpens.
Stevedore Jacket|jacket|ink,walnut|245|waxed canvas, wool lined|Cut short for climbing and long in the arm for reaching.
Rain on the Patapsco|jacket|pine,ochre|220|three-layer cotton|Woven so tight that it swells shut when wet. No membrane, no crackle.
Painter's Overshirt|jacket|bone,sky|132|8 oz drill|Comes already softened, so you may ruin it at once.
Bowling Lane Bomber|jacket|berry,slate|198|satin-back cotton|Knit collar, two snaps, and a name tape you can ask us to stitch.
Ferry Deck Vest|jacket|charcoal,rust|138|quilted, no sleeves|For the shoulder seasons and the shoulders.
Canvas Barn Jacket|jacket|oat,pine|210|corduroy collar|Action back lets you swing a hammer, or a toddler.
Linen Summer Jacket|jacket|fog,clay|164|unlined|Folds into its own inside pocket and comes out no worse.
Sailmaker's Daypack|backpack|ochre,ink,pine|168|18 L, 17 in tall|Triple-stitched at the strap root, where every other bag gives up.
Roll-Top Courier|backpack|charcoal,rust|195|24 L, rolls to 19 in|A hull-shaped base stands by itself on a wet platform.
School Run Pack|backpack|sky,berry|88|10 L, child's size|Chest strap, reflective piping, name window.
Weekender, Ninety Miles|backpack|walnut,slate|240|34 L, carry-on|Opens flat like a book. One side zips shut against laundry.
Locust Point Tote|tote|oat,indigo,moss|78|16 × 15 in, 20 oz canvas|Stands open on a counter while you fill it.
Farmers' Row Tote|tote|bone,sage|54|18 × 16 in|Six bottle sleeves inside, or six leeks.
Sailcloth Beach Bag|tote|cream,sky|92|22 × 15 in|Rinse it with a hose; sand leaves by the mesh floor.
Lunch Tote, Union Rules|tote|clay,teal|48|9 × 11 in|Oilcloth lined and exactly half an hour deep.
Zip Pouch, Splice|pouch|ink,ochre|36|10 × 6 in|Cut from the curve of a jacket sleeve, hence the slant.
Pencil Roll|pouch|oat,pine|32|unrolls to 19 in|Twenty-two slots and a flap for the good eraser.
Dopp Kit, Dockside|pouch|walnut,slate|58|10 in wide|Waterproof inside, opens as wide as a doctor's bag.
Bucket Hat, Waxed|hat|moss,ink|52|2½ in brim|Crushes into a pocket and forgives you.
Tool Apron, Short|apron|walnut|64|18 in long|Hammer loop and two deep pockets in sailcloth.
`,
};

export const harrowAndHide: ShopLine = {
  seller: {
    slug: "harrow-and-hide",
    shopName: "Harrow & Hide",
    skuPrefix: "HH",
    founder: ["June", "Kowalczyk"],
    tagline: "Leather cut one side at a time",
    makes: "Wallets, belts and bags",
    story:
      "Saddles taught me everything. Nobody here needs many saddles any more, but they all carry wallets. I use the same awl, the same thread, and charge rather less.",
    place: { city: "Bozeman", state: "MT", country: "US" },
    shipFrom: { line1: "815 North Wallace", city: "Bozeman", state: "MT", postalCode: "59715", country: "US" },
    foundedYear: 1998,
    processingDays: 3,
    policies: "Stitching guaranteed as long as I can hold a needle. Thirty days for second thoughts.",
    palette: ["walnut", "ochre", "dune"],
    window: ["saddlebag", "hat", "tote", "boot", "pouch"],
  },
  lines: `
Two-Fold Wallet|wallet|walnut,ink,rust|78|4¼ × 3½ in|Six cards, folded notes and nothing that beeps.
Card Sleeve, Slim|wallet|oak,pine|38|4 × 2¾ in|One piece of hide, one row of stitches, one thumb notch.
Ranch Hand Bifold|wallet|walnut,charcoal|96|long, snap closed|Rides in a back pocket with a chain eyelet, should you want it.
Coin Purse, Horseshoe|wallet|clay,berry|44|3 in across|Moulded over a wooden form while wet. Coins slide into the lid to be counted.
Passport Cover|wallet|indigo,oak|58|5½ × 4 in|A slot for the boarding pass you will print anyway.
Field Notes Wallet|wallet|moss,walnut|84|6 × 4 in|Takes a pocket notebook and the stub of a pencil.
Key Fold|wallet|rust,slate|36|four hooks|Keeps metal from eating through a lining.
Checkbook Holdout|wallet|plum|52|6¾ × 3¼ in|For the dozen of us left, and our landlords.
Phone Sling|pouch|walnut,oat|88|7 × 4 in|A strap in soft latigo, length set by one Chicago screw.
Bridle Belt, Inch and a Half|belt|walnut,ink|92|1½ in wide|Edges beveled, burnished and waxed three times over.
Dress Belt|belt|charcoal,oak|84|1⅛ in wide|Tapered tip, hand-stitched keeper, quiet buckle.
Stitched Ranger Belt|belt|rust,walnut|118|1¾ in wide|Two thicknesses sewn through, stiff as an oath for a year.
Braided Summer Belt|belt|oak,bone|76|1¼ in wide|Five strands, and no holes to be between.
Guitar Strap, Plain|strap@leather-goods|walnut,ink|94|2½ in wide|Suede beneath, so it grips a shirt.
Camera Wrist Loop|strap|oak,berry|46|9 in loop|Rolled and sewn round a cord core.
Saddle Tote|tote|walnut,clay|285|15 × 13 in|Unlined, so you can see the back of the hide is as clean as its face.
Mail Satchel|saddlebag@bags|rust,ink|320|14 × 11 in|Gusset turned like a saddlebag; holds a laptop and a grudge.
Leather Care Tin|jar@leather-goods|ochre|18|4 oz|Beeswax, neatsfoot and a drop of pine tar. Rub until it vanishes.
Desk Valet Tray|plate@audio-and-desk|walnut,moss|62|9 × 7 in|Corners pinched with a rivet, and it lies flat to travel.
Dog Collar, Rolled|bracelet@pets|walnut,rust|48|12–22 in|A round section that does not mat a long coat.
`,
};

export const solePractice: ShopLine = {
  seller: {
    slug: "sole-practice",
    shopName: "Sole Practice",
    skuPrefix: "SP",
    founder: ["Amina", "Beaulieu"],
    tagline: "Shoes that go back to the bench",
    makes: "Sneakers, boots and slippers",
    story:
      "Lewiston shod half the country once. When the last big factory closed, my father bought eleven lasts and a stitching machine at the auction, mainly out of spite. We have forty lasts now.",
    place: { city: "Lewiston", state: "ME", country: "US" },
    shipFrom: { line1: "220 Canal Street", city: "Lewiston", state: "ME", postalCode: "04240", country: "US" },
    foundedYear: 2006,
    processingDays: 5,
    policies: "Walk indoors for 60 days. One free resole per pair; after that it is $68.",
    palette: ["pine", "blush", "peach"],
    window: ["sneaker", "boot", "basket", "boot", "sneaker"],
  },
  lines: `
Canal Street Low|sneaker|ochre,sage,indigo|118|vulcanised sole|A court shoe with the toe a little wider, because toes are.
Millworker Runner|sneaker|slate,rust|132|8 mm drop|Cork under the heel packs down to your own footprint.
Sunday Plimsoll|sneaker|bone,berry|88|flat sole|No padding and no logo, just two layers of duck.
Rec Center Court|sneaker|sky,clay|124|cupsole|Stitched through the sidewall, so it cannot delaminate.
Suede Trainer|sneaker|plum,moss|138|gum sole|Brushes up with a nail brush and a kettle.
Hemp Slip-On|sneaker|oat,teal|82|elastic gores|Goes on while you hold a dog in one hand.
Bridge Commuter|sneaker|charcoal,pine|148|waxed leather|Looks like a shoe from the knee up.
Kids' Recess Sneaker|sneaker|berry,ochre|64|toe bumper|Two straps, rubber to the ankle, washable entire.
Logging Road Boot|boot|walnut,rust|265|6 in shaft|The tongue is sewn to the eyelets up to the fourth, so puddles stop there.
Chelsea of Maine|boot|ink,oak|238|elastic sides|Pull tabs you can get a thumb through.
Snowmelt Boot|boot|moss,slate|284|shearling lined|Rubber bottom, leather upper and a felt insole that dries on the radiator.
Chukka, Two Eyelets|boot|clay,fog|196|crepe sole|Unlined suede, cooler than it looks.
Roper Ankle Boot|boot|berry,walnut|246|1¼ in heel|A stacked heel that clicks on courthouse floors.
Garden Clog Boot|boot|pine,ochre|128|slip-on|Natural rubber over a cotton lining; hose and hang.
Felt House Slipper|slipper|pine,berry,fog|68|closed back|Pressed from one sheet of wool, seamed once.
Moccasin Slipper|slipper|walnut,oat|92|shearling footbed|Hand-laced at the toe with a flat rawhide.
Guest Slippers|slipper|slate,blush|42|open back|Keep a pair by the door and make people stay.
Sheepskin Scuffs|slipper|oak,plum|76|open toe|For those whose feet run hot and ankles run cold.
Waxed Laces|lead@shoes|ochre,ink|9|45 in, flat|Tie once, stay tied.
Shoe Brush in Horsehair|utensil@shoes|walnut|28|7 in|Lifts dust on Monday and polish on Saturday.
Cedar Trees|utensil@shoes|oak|34|pair, split toe|Draws out the day's damp by morning.
`,
};
