import type { ShopLine } from "../types";

export const sillAndSoil: ShopLine = {
  seller: {
    slug: "sill-and-soil",
    shopName: "Sill & Soil",
    skuPrefix: "SS",
    founder: ["Augustus", "Pruitt"],
    tagline: "Plants that survive the post",
    makes: "Houseplants, seeds and watering cans",
    story:
      "I killed my first forty houseplants. A good nursery should admit that. We grow slower and cooler than the big houses, so that what reaches your sill has already had a hard time.",
    place: { city: "Athens", state: "GA", country: "US" },
    shipFrom: { line1: "1090 Nellie B Avenue", city: "Athens", state: "GA", postalCode: "30601", country: "US" },
    foundedYear: 2017,
    processingDays: 3,
    policies: "Alive on arrival and for 30 days after, or we send another. No shipping below 25 °F.",
    palette: ["pine", "clay", "dew"],
    window: ["monstera", "watering", "succulent", "planter", "monstera"],
  },
  lines: `
Swiss Cheese Plant|monstera|clay|48|6 in pot, 14 in tall|Three leaves already split; give it a pole and it climbs.
Rubber Fig, Burgundy|monstera|plum|42|6 in pot|New leaves arrive rolled in a red sheath.
Pothos for Dark Corners|monstera|cream|22|4 in pot|Tolerates an office, a landlord and neglect.
ZZ, Unbothered|monstera|charcoal|38|6 in pot|Stores a month of water in its potatoes.
Calathea Orbifolia|monstera|sage|46|6 in pot|Folds up at night with an audible rustle.
Bird of Paradise, Young|monstera|ochre|64|8 in pot, 24 in tall|Wants sun and headroom.
Fiddle-Leaf, Honest|monstera|walnut|58|8 in pot|Will drop one leaf upon arrival and then settle.
Olive Tree for Indoors|monstera|oat|72|8 in pot, 30 in tall|Hardened outside until October.
Hens & Chicks|succulent|clay|14|4 in pot|A rosette that makes its own spares.
Moon Cactus|succulent|berry|16|3 in pot|Two plants in one, joined by a steady hand.
Barrel Cactus|succulent|ochre|24|5 in pot|Eleven ribs and no patience.
Jade, Inherited|succulent|pine|34|6 in pot|Cuttings of a plant from 1961.
Echeveria Trio|succulent|blush|36|three 3 in pots|Powder blue, lilac, and something between.
Long-Spout Can|watering|pine,rust,cream|48|1½ qt|Reaches the back row without moving the front.
Greenhouse Can|watering|slate|62|6 qt|Balanced when full, which is when it counts.
Brass Mister|bottle@seeds-and-watering|brass|32|10 oz|A fine cloud on the pull stroke as well.
Zinnia, Queen Lime|seeds|sage|4.5|80 seeds|Sixty days from sowing to jar.
Tomato, Cherokee Purple|seeds|plum|4.25|30 seeds|Ugly shoulders and the best sandwich in August.
Radish, Breakfast|seeds|berry|3.75|200 seeds|Twenty-four days, for the impatient.
Cosmos, Dazzler|seeds|rust|3.95|120 seeds|Sow late and poor; rich soil gives only leaves.
Okra, Star of David|seeds|moss|4.5|50 seeds|Nine-foot plants with pods as fat as thumbs.
Soil Scoop|utensil@seeds-and-watering|oak|26|11 in|Marks at one, two and four inches.
`,
};

export const beechStreet: ShopLine = {
  seller: {
    slug: "beech-street-toys",
    shopName: "Beech Street Toys",
    skuPrefix: "BT",
    founder: ["Lars", "Okonkwo"],
    tagline: "Wood that gets thrown",
    makes: "Wooden toys and games",
    story:
      "Our test panel is aged two to seven and paid in raisins. If a wheel comes off, it goes back to the drawing board; if a parent trips over it in the dark, we consider that user error. Two of us, one bandsaw, no batteries.",
    place: { city: "Bellingham", state: "WA", country: "US" },
    shipFrom: { line1: "1415 Beech Street", city: "Bellingham", state: "WA", postalCode: "98225", country: "US" },
    foundedYear: 2012,
    processingDays: 3,
    policies: "Chewed, lost or broken parts are free for as long as the child is under ten.",
    palette: ["ochre", "teal", "straw"],
    window: ["blocks", "car", "blocks", "rabbit", "car"],
  },
  lines: `
Corner Store Van|car|rust,teal|34|7 in long|The roof lifts for deliveries of acorns.
City Bus No. 4|car|ochre,sky|38|9 in long|Seats six clothespin people, standing room behind.
Beetle Roadster|car|moss,berry|28|6 in long|Rounded to suit a fist.
Dump Truck, Working|car|clay|46|8 in long|Tips on a dowel when you pull the exhaust.
Night Tram|car|indigo|42|10 in long|Couples to a second by magnet.
Fire Engine, Quiet|car|rust|48|10 in long|A ladder that pivots, and a bell you must supply vocally.
Tow Truck|car|slate|44|8 in long|Hook, cotton cord and a crank.
Architect Blocks|blocks|clay|78|48 pieces|Arches spring from their own keystone.
First Stacker|blocks|sage|32|6 pieces|Wrong order works as well, which is the point.
Ramp & Rail Set|blocks|teal|96|36 pieces|Marbles not included under age three, for reasons.
Castle Kit, Unfinished|blocks|oak|64|40 pieces|Bare, so that they can be painted and regretted.
Balance Stones|blocks|plum|44|16 pieces|Facetted lumps no two of which agree.
Rainbow Arch|blocks|berry|52|7 nested arcs|A bridge, a cradle, a fence for cows.
Alphabet Cubes|blocks|ochre|58|28 pieces|Carved deep enough to read by finger.
Domino Menagerie|blocks|walnut|36|28 tiles|Animals instead of pips.
Pull-Along Duckling Cart|car|cream|32|6 in, cord|It waddles since the axles are off-centre.
Play Pan & Two Eggs|pan@wooden-toys|charcoal|38|5 in|Maple, with eggs that can be cracked apart.
Toddler Table|table@tables-and-shelves|sky|168|20 × 24 in|Edges round as a bar of soap.
Lacing Beads|necklace@wooden-toys|rust|28|30 beads|Two laces, so two can argue.
Chalkboard Easel Clock|clock@wooden-toys|pine|54|10 in|Hands that hold where you put them.
`,
};

export const rainySunday: ShopLine = {
  seller: {
    slug: "rainy-sunday",
    shopName: "Rainy Sunday",
    skuPrefix: "RS",
    founder: ["Gwen", "Kaminski"],
    tagline: "Puzzles and soft company",
    makes: "Puzzles and stuffed animals",
    story:
      "It rains 151 days a year in this city; I counted, indoors. My sister sews the rabbits and I cut the puzzles. We have never once agreed on background music.",
    place: { city: "Pittsburgh", state: "PA", country: "US" },
    shipFrom: { line1: "4800 Butler Street", city: "Pittsburgh", state: "PA", postalCode: "15201", country: "US" },
    foundedYear: 2018,
    processingDays: 2,
    policies: "Missing a piece? Send its neighbours' photo and we cut you one. Thirty days for the rest.",
    palette: ["fog", "berry", "lilac"],
    window: ["rabbit", "mug", "rabbit", "blanket", "rabbit"],
  },
  lines: `
Three Rivers at Dusk|puzzle|indigo|34|1,000 pieces|Mostly sky, which is either a warning or an invitation.
Herbarium Sheet 12|puzzle|sage|32|500 pieces|One plant, cut along its own veins.
Window Arches|puzzle|clay|36|1,000 pieces|Flat colour and hard edges: no cheating by texture.
Half Moon, Full Table|puzzle|plum|34|750 pieces|Stars are whimsy pieces in eleven shapes.
The Amphora|puzzle|rust|28|300 pieces|An evening's work with a glass of something.
Rolling Tide|puzzle|teal|34|1,000 pieces|Four blues that look alike until the lamp is on.
Modern Collage|puzzle|ochre|32|500 pieces|No picture on the box side facing you.
Kids' Big Hills|puzzle|moss|18|48 pieces|Thick enough for a small thumb.
Postcard Puzzle|puzzle|sky|9|60 pieces|Write, break up, mail.
Wooden Heirloom Puzzle|puzzle|walnut|148|250 pieces, cherry ply|Cut by laser, sanded by a person.
Biscuit the Bear|rabbit|oak,cream|44|13 in tall|Sits on his own, slumps when tired.
Clementine Rabbit|rabbit|blush,fog|46|15 in tall|Ears lined in the good cotton.
Professor Hare|rabbit|slate,sage|52|17 in tall|Removable waistcoat and nothing to prove.
Moth the Small Bear|rabbit|plum,teal|32|9 in tall|Pocket height, made from sleeve ends.
Old Button|rabbit|walnut|58|18 in tall|Corduroy paws and a heavy bottom.
Sunday Bun|rabbit|ochre,berry|38|11 in tall|Knit in one piece, so no seam to unpick.
Polar Cousin|rabbit|bone|54|16 in tall|Long pile that remembers being hugged.
Attic Bear|rabbit|clay|48|14 in tall|Jointed with cotter pins in the old way.
Puzzle Sorting Trays|plate@puzzles|fog|28|8 in, set of four|They nest, and sky stays sky.
Roll-Up Puzzle Mat|blanket@puzzles|pine|36|30 × 44 in|Felt over a tube; dinner can go on.
Rabbit's Quilt|blanket@soft-toys|blush|24|12 × 14 in|Nine patches, hand tied.
`,
};

export const signalHill: ShopLine = {
  seller: {
    slug: "signal-hill",
    shopName: "Signal Hill Audio",
    skuPrefix: "SH",
    founder: ["Kenji", "Wolcott"],
    tagline: "Sound and desks, screwed not glued",
    makes: "Speakers, headphones and desk gear",
    story:
      "Eleven years repairing other people's electronics taught me which parts die. We buy the ones that do not. Every screw is the same size, and a driver comes in the box.",
    place: { city: "Boise", state: "ID", country: "US" },
    shipFrom: { line1: "2600 West Fairview", city: "Boise", state: "ID", postalCode: "83702", country: "US" },
    foundedYear: 2014,
    processingDays: 3,
    policies: "Forty-five days of listening. Schematics on request; spare parts for ten years.",
    palette: ["charcoal", "ochre", "stone"],
    window: ["speaker", "headphones", "stand", "speaker", "lamp"],
  },
  lines: `
Foothill Headphones|headphones|ink,oat|229|closed back, 40 mm|A roomy sound in a small cup, with the treble left unpolished.
Open Range Headphones|headphones|pine,clay|289|open back, 50 mm|For quiet rooms; everyone near you hears the cello.
Commuter Wireless|headphones|indigo,rust|198|30 h battery|Noise cancelling that does not press on the ears.
Studio Mono Pair|headphones|charcoal|149|coiled cable|Flat as Nebraska, on purpose.
Kids' 85|headphones|sky,berry|59|limited to 85 dB|Bends double without complaint.
Ridge Speaker|speaker|oat,slate|340|13 in wide|Two drivers in a walnut case, tuned in a living room.
Lantern Speaker|speaker|moss,ochre|168|7 in tall|Plays in a full circle, so there is no bad chair.
Kitchen Radio Five|speaker|rust,cream|210|11 in wide|FM, a volume knob, one preset.
Desk Pair|speaker|charcoal|260|6 in tall, each|Angled up five degrees at your ears and not your elbows.
Patio Drum|speaker|teal|145|8 in tall|Sealed against hose and hail.
Sixty Keyboard|keyboard|bone,ink|155|60 % layout|Tactile at 55 grams, quiet at the bottom.
Typist's Keyboard|keyboard|sage,plum|189|75 % layout|Gasket mounted, which you hear as a thock.
Night Shift Keyboard|keyboard|indigo|175|65 % layout|Backlit amber and never blue.
Phone Dock, Single|stand|oak,walnut|48|4 in wide|Weighted with a steel slug for one-handed lifting.
Tablet Ledge|stand|walnut|64|10 in wide|Two angles: recipe and film.
Headphone Hook|stand|oak|36|5 in|Clamps under a desk up to 1½ inches.
Cable Tray|shelf@audio-and-desk|charcoal|58|22 in|Hides the power strip and your shame.
Felt Desk Pad|rug@audio-and-desk|slate|54|14 × 30 in|Four millimetres of German wool.
Monitor Riser|table@audio-and-desk|walnut|138|24 × 9 in|Room beneath for a keyboard you are not using.
Listening Lamp|lamp|charcoal|128|14 in tall|Made for reading liner notes beside a turntable.
`,
};

export const secondGear: ShopLine = {
  seller: {
    slug: "second-gear",
    shopName: "Second Gear Supply",
    skuPrefix: "SG",
    founder: ["Marcus", "Begay"],
    tagline: "For slow rides and good dogs",
    makes: "Bicycle, trail and pet goods",
    story:
      "The shop began as a repair stand at the bottom of a very long climb. People stopped for air and stayed for talk. Otis the hound approves all pet goods by lying on them.",
    place: { city: "Flagstaff", state: "AZ", country: "US" },
    shipFrom: { line1: "17 South San Francisco", city: "Flagstaff", state: "AZ", postalCode: "86001", country: "US" },
    foundedYear: 2011,
    processingDays: 2,
    policies: "Crash replacement at half price. Sixty days on anything Otis has not slept on.",
    palette: ["moss", "rust", "ice"],
    window: ["bell", "saddlebag", "flask", "pet-bed", "bell"],
  },
  lines: `
Ponderosa Bell|bell|brass,copper|32|2 in dome|Rings at the pitch that makes walkers smile and not jump.
Courtesy Bell, Small|bell|rust,teal|22|1½ in dome|Sprung striker, rattle-free on washboard.
Trail Ding|bell|ink|28|1¾ in dome|A lever silences it when the horses come.
Penny Farthing Bell|bell|silver|44|2½ in dome|Rotary, with the long brrring of a film from 1948.
Handlebar Roll|saddlebag|ochre,pine|78|9 in wide|Unbuckles to a shoulder bag at the café.
Commuter Pannier|saddlebag|slate,rust|135|14 L|Hooks fold in so your hip stays unbruised.
Seat Wedge|saddlebag|walnut|46|7 in|Tube, levers, and a twenty for pie.
Rando Box Bag|saddlebag|moss,oat|168|11 in wide|Map sleeve on top, visible at a glance.
Frame Pack, Half|saddlebag|charcoal|92|15 in long|Leaves room for two bottles underneath.
Snowbowl Flask|flask|sky,ink|34|18 oz|Powder-coated with a peak you may recognise.
Wide-Mouth Trail Bottle|flask|moss,rust|38|32 oz|Takes ice, a ladle, or soup.
Kid's Canteen|flask|ochre,berry|24|12 oz|Straw lid with a leash so it comes home.
Coffee Flask, Sealed|flask|cream,pine|42|16 oz|Opens with a quarter turn of a mittened thumb.
Camera Strap, Climber|strap|rust,indigo|48|1 in wide|Retired patterns from a rope mill.
Camera Strap, Serape|strap|teal,ochre|56|2 in wide|Woven on a narrow loom in Chinle.
Rope Lead|lead|rust,teal|38|5 ft or 6 ft|Spliced, not knotted, with a traffic loop by the clip.
Hands-Free Trail Lead|lead|moss|52|7 ft waist loop|A bungee section forgives squirrels.
Slip Lead, Shelter Pattern|lead|ochre|26|5 ft|One goes to the county shelter for each sold.
Otis Bed|pet-bed|oat,moss|128|30 in wide|A bolster on three sides for chins.
Cat Bowl Bed|pet-bed|blush,slate|84|18 in wide|Ignored for a week and then occupied permanently.
Crate Cushion|pet-bed|rust|72|24 in wide|Cut square to fit a corner without bunching.
Dog Bowl, Heavy|bowl@pets|clay,teal|36|7 in wide|Too heavy to be carried off in protest.
Trail Bandana|scarf@hats-and-scarves|rust|18|22 in square|Printed with contour lines of the local climb.
`,
};
