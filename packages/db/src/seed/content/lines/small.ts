import type { ShopLine } from "../types";

export const fathomMetals: ShopLine = {
  seller: {
    slug: "fathom-metals",
    shopName: "Fathom Metals",
    skuPrefix: "FM",
    founder: ["Rosalind", "Tso"],
    tagline: "Desert stones, recycled silver",
    makes: "Rings, cuffs and pendants",
    story:
      "I buy rough at the gem show in February and spend eleven months arguing with it. Every stone is cut here, on a wheel older than me. If you find a fossil in yours, that one is a gift.",
    place: { city: "Tucson", state: "AZ", country: "US" },
    shipFrom: { line1: "733 South Convent", city: "Tucson", state: "AZ", postalCode: "85701", country: "US" },
    foundedYear: 2012,
    processingDays: 4,
    policies: "Ring resizing free in the first year. Returns in 21 days, except engraved pieces.",
    palette: ["teal", "copper", "stone"],
    window: ["ring", "vase", "ring", "succulent", "ring"],
  },
  lines: `
Royston Solitaire|ring|teal|148|9 mm stone, silver|Blue-green turquoise in a low bezel that will not catch a sleeve.
Dust Storm Band|ring|oat|96|4 mm, hammered|Each mark is one blow of a two-ounce hammer.
Monsoon Ring|ring|indigo|164|oval lapis|Flecks of pyrite like the first stars after rain.
Three Sisters Ring|ring|berry|178|garnet trio|Sized down from the middle, as sisters are.
Jade Signet|ring|pine|188|flat-topped|Plain on purpose; engraving is two letters at most.
Peach Moonstone Ring|ring|blush|138|7 mm cabochon|The light slides inside when your hand turns.
Stacking Wires|ring|brass|54|1.2 mm, set of three|One round, one twisted, one square.
Agate Window Ring|ring|fog|152|open-backed|Sunlight comes through to the finger.
Saguaro Cuff|bracelet|moss,copper|168|¾ in wide|Ribs are chased from behind with a single punch.
River Cord Bracelet|bracelet|teal,rust|42|waxed linen|Square-knotted with a silver bar.
Turquoise Strand|bracelet|teal,sky|118|6 mm beads|Drilled by hand, so they lie a bit unevenly, like a path.
Copper Work Cuff|bracelet|copper|64|6 in, adjustable|Goes from penny-bright to bark in a season.
Onyx Bead Bracelet|bracelet|charcoal,slate|72|8 mm beads|Matte stone with one polished bead for the thumb.
Charm Link|bracelet|berry,brass|94|paperclip chain|Opens at any link to take what life hands you.
Compass Pendant|necklace|indigo,sage|132|18 in|A dendritic agate whose moss points, we swear, north.
Drop of Amber|necklace|ochre|108|16 in|Baltic, thirty million years old, no insects this time.
Chalcedony Tear|necklace|sky,fog|124|20 in|Frosted face, mirror edge.
Fossil Disc|necklace|oat,walnut|88|22 in|Coral that grew where Arizona had a sea.
Jasper Landscape|necklace|clay,rust|142|18 in|Hold it sideways and there are mesas.
Silver Studs, Seed|earrings|silver|46|5 mm|The size of a melon seed and about the shape.
Malachite Drops|earrings|pine|128|1¼ in|Banded like contour lines.
`,
};

export const petalAndPost: ShopLine = {
  seller: {
    slug: "petal-and-post",
    shopName: "Petal & Post",
    skuPrefix: "PO",
    founder: ["Odette", "Marchand"],
    tagline: "Parade-bright, feather-light",
    makes: "Earrings and beads",
    story:
      "Started at a kitchen table during Carnival with the glitter still on the floor. Polymer clay, brass and an unreasonable number of cookie cutters! My cousin photographs, my neighbour ties the bows, and the cat is not allowed in.",
    place: { city: "New Orleans", state: "LA", country: "US" },
    shipFrom: { line1: "2217 Dauphine Street", city: "New Orleans", state: "LA", postalCode: "70117", country: "US" },
    foundedYear: 2019,
    processingDays: 2,
    policies: "Lost one of a pair inside a year? Half price buys you its twin.",
    palette: ["berry", "ochre", "lilac"],
    window: ["jar", "hat", "vase", "candle", "vase"],
  },
  lines: `
Second Line Fans|earrings|berry,teal,ochre|36|1¾ in long|Half-moons that swing on the off-beat.
Banana Leaf Drops|earrings|pine,sage|34|2 in long|Veined with a real leaf pressed into the clay.
Shotgun House Studs|earrings|sky,clay|28|½ in|Two tiny façades, each with its shutters.
Satsuma Slices|earrings|ochre,blush|30|1 in|Translucent as the fruit in February.
Beignet Hoops|earrings|cream,walnut|38|1½ in|Dusted, but not with anything that ends up on your collar.
Magnolia Petals|earrings|cream,blush|42|2¼ in|Five grams a pair, curled by hand before firing.
Iron Lace|earrings|ink,brass|44|1⅞ in|A balcony on Royal Street, cut in brass.
Streetcar Bars|earrings|pine,rust|32|1½ in|Straight, striped and never late.
Pearl of the Bayou|earrings|silver,plum|48|1 in|Freshwater keshi, no two alike even within a pair.
Terrazzo Arches|earrings|oat,sky|34|1¼ in|Scraps from every other design, ground flat.
Confetti Beads|necklace|berry,teal,ochre|58|20 in|Twenty-one rounds on leather, a colour repeated only on Tuesdays.
Long Parade Strand|necklace|plum,pine|72|34 in|Doubles to a choker when the evening turns formal.
Crawfish Claw Pendant|necklace|rust|46|18 in|Cast from dinner.
Moonpie Disc|necklace|cream,indigo|52|24 in|Slightly domed, sanded to eggshell.
Fleur Lariat|necklace|brass,berry|64|28 in|Threads through itself with no clasp to fumble.
Gumdrop Bracelet|bracelet|blush,sage|38|elastic|Eight sugary domes without the sugar.
Zydeco Stack|bracelet|ochre,teal|44|set of three|They rattle in time.
Cypress Knee Cuff|bracelet|walnut|56|1 in wide|Wood grain pressed into clay, sealed with resin.
Feathered Headband|scarf@hats-and-scarves|plum,teal|48|velvet, adjustable|For the day before Ash Wednesday and any dull wedding.
Enamel Heart Ring|ring@rings|berry|52|adjustable band|Fired four times for a red with depth.
Jewelry Dish|plate@pots-and-vases|blush,sky|24|4 in across|Where tonight's pair goes instead of the sink edge.
`,
};

export const slowMinute: ShopLine = {
  seller: {
    slug: "slow-minute",
    shopName: "Slow Minute",
    skuPrefix: "SM",
    founder: ["Elias", "Stoltzfus"],
    tagline: "Time told plainly",
    makes: "Watches and wall clocks",
    story:
      "Third generation at the same bench, first to have a website. We assemble, we regulate, we do not hurry. A clock from this shop hangs in the county courthouse and has been wrong just once.",
    place: { city: "Lancaster", state: "PA", country: "US" },
    shipFrom: { line1: "41 North Market Street", city: "Lancaster", state: "PA", postalCode: "17603", country: "US" },
    foundedYear: 1951,
    processingDays: 3,
    policies: "Five-year movement warranty. Returns within 30 days in the box it came in.",
    palette: ["slate", "brass", "straw"],
    window: ["vase", "lamp", "candle", "book", "tin"],
  },
  lines: `
Plain Dial Thirty-Eight|watch|walnut,ink|210|38 mm case|Twelve strokes and no numerals: you know where four is.
Orchard Field Watch|watch|moss,oat|185|36 mm case|Readable at arm's length in the dark, with a crown for gloved hands.
Ladies' Meeting Watch|watch|berry,plum|195|28 mm case|Small, level-headed, and thin under a cuff.
Second Thoughts Watch|watch|indigo,rust|225|40 mm case|A red sweep hand on a separate track.
Nurse's Thirty|watch|sky,bone|165|30 mm case|Pulse scale at the edge; the strap wipes clean.
Moon at Midnight|watch|ink|290|39 mm case|One aperture shows the phase and is right for 122 years.
Beekeeper's Watch|watch|ochre|175|34 mm case|Hexagons round the dial mark the hours.
Diver Who Reads|watch|teal|320|41 mm, 200 m|Rated deeper than you, on a rubber strap.
Copper Case Forty|watch|copper,charcoal|245|40 mm case|Bare metal that will match your hand in a year.
Child's First Watch|watch|berry,sky|64|27 mm case|The minute hand is labelled, gently.
Watch Strap, Horween|belt@watches|oak,ink|48|18 or 20 mm|Shell offcuts from a bootmaker down the road.
Schoolroom Clock|clock|oak,walnut|128|13 in across|Big numerals' absence is deliberate; we hung it in a third grade and they managed.
Kitchen Clock, Enamel|clock|rust,sage|98|10 in across|Pressed steel with a baked face that shrugs off steam.
Half Past Plum|clock|plum|112|11 in across|A colour the paint man called unwise.
Cherrywood Regulator|clock|clay|265|14 in across|Turned from a single bowl blank, wall to bezel.
Nursery Clock|clock|sky,blush|86|9 in across|No tick whatsoever.
Station Clock|clock|ink,bone|148|16 in across|Hands you can read from the far platform.
Slate Clock|clock|slate|138|12 in across|Roofing slate from Peach Bottom, split once.
Pocket Mirror in Brass|mirror|brass|54|8 in across|A bezel left over from a run of porthole clocks.
Clock-Winder's Lamp|lamp@lighting|brass|188|16 in tall|The bench lamp we work by, copied exactly down to the dent.
`,
};

export const paperWeir: ShopLine = {
  seller: {
    slug: "paper-weir",
    shopName: "Paper Weir",
    skuPrefix: "PW",
    founder: ["Thea", "Nakagawa"],
    tagline: "Prints pulled by the river",
    makes: "Art prints and cards",
    story:
      "One risograph, one etching press, one window on the Mississippi. I draw in the morning before the machines wake up. Editions are small because I get bored.",
    place: { city: "Minneapolis", state: "MN", country: "US" },
    shipFrom: { line1: "125 Main Street SE", city: "Minneapolis", state: "MN", postalCode: "55414", country: "US" },
    foundedYear: 2018,
    processingDays: 2,
    policies: "Bent in the mail means a new one. Otherwise, 30 days.",
    palette: ["clay", "indigo", "paper"],
    window: ["vase", "candle", "plate", "planter", "vase"],
  },
  lines: `
Lock and Dam No. 1|print|indigo|42|edition of 150|Water shown as five flat blues and no outlines.
Prairie After Burn|print|rust|42|edition of 120|Black ground, green needles, a sky that has not decided.
Amphora with Two Bands|print|clay|38|open edition|A pot from the museum's basement, drawn during a tornado warning.
Blue Hour, Stone Arch|print|sky|45|edition of 90|Riso in four passes, each a millimetre out on purpose.
Fern in Three Inks|print|pine|36|open edition|Fronds laid in order of age.
Moonrise over Grain Elevator|print|ink|48|edition of 75|The moon is bare paper.
Portal, Ochre|print|ochre|40|open edition|Arches inside arches, like a cathedral folded flat.
Wave Study at Gooseberry|print|teal|44|edition of 110|Carved from one block until none of it was left.
Two Suns, One Mine|print|berry|40|edition of 100|Overlapping discs make a third colour, free of charge.
Loon Country|print|slate|42|edition of 140|Horizon low, silence high.
Backyard Eclipse|print|plum|46|edition of 66|From a pinhole, a paper plate and four minutes of quiet.
Garden Map, Unreliable|print|sage|38|open edition|Beds as I meant to plant them.
Hinge of Winter|print|fog|52|edition of 40|An etching so pale it needs a good wall.
Neighbours' Roofs|print|walnut|40|edition of 130|Eleven chimneys, one of ours.
Thank-You Set, Botanicals|card|sage,blush|22|4 × 5½ in|Six stems from the alley.
Birthday Candles, One Short|card|ochre,berry|6.5|4½ × 6 in|Count them.
Condolence, Plain|card|fog,slate|7|5 × 7 in|A field and enough room to say it properly.
River Postcards|card|sky,teal|16|4 × 6 in|The same bend in four seasons.
New Baby Fox|card|rust|6|4 × 5½ in|Asleep, as instructed.
Holiday Spruce|card|pine,berry|24|4 × 6 in, gold edge|Letterpress on paper made from T-shirt offcuts.
Love Note Minis|card|blush|14|2 × 3½ in|Small enough to hide in a lunch.
`,
};

export const inkwellLane: ShopLine = {
  seller: {
    slug: "inkwell-lane",
    shopName: "Inkwell Lane",
    skuPrefix: "IL",
    founder: ["Howard", "Pemberton"],
    tagline: "For people who still press down",
    makes: "Notebooks, pens and small-press books",
    story:
      "Retired typesetter. The doctor recommended a hobby with less lead. So: bookbinding, a little publishing, and fountain pens that do not leak on airplanes, tested at my own expense on airplanes.",
    place: { city: "Ann Arbor", state: "MI", country: "US" },
    shipFrom: { line1: "306 Detroit Street", city: "Ann Arbor", state: "MI", postalCode: "48104", country: "US" },
    foundedYear: 2014,
    processingDays: 2,
    policies: "Returns in 30 days, even if you have written your name in it.",
    palette: ["indigo", "ochre", "stone"],
    window: ["tin", "candle", "lamp", "mug", "jar"],
  },
  lines: `
Margin Notebook|notebook|indigo,rust,sage|28|A5, 192 pages|A faint rule two inches in, for second thoughts.
Dot Ledger|notebook|ink,ochre|32|B5, 240 pages|Numbered pages and an index you will use until page nine.
Pocket Daybook|notebook|berry,moss|16|3½ × 5½ in|Rounded so it leaves a pocket willingly.
Sketchbook, Toothy|notebook|charcoal,clay|38|8 × 10 in, 160 gsm|Takes wash without cockling much.
Garden Diary|notebook|pine|34|five years, one page a day|Frost on the same line as last year's frost.
Recipe Binder|notebook|blush,teal|42|7 × 9 in|Wipe-clean boards and room for the splash anyway.
Reporter's Pad|notebook|slate|12|top bound|Flips one-handed in the rain.
Music Stave Book|notebook|plum|24|A4, twelve staves|Cream stock, so that pencil does not glare.
Brass Barrel Pen|pencil|brass,ink|86|5⅛ in, steel nib|Heavy in front, where writing happens.
Airplane Fountain Pen|pencil|teal,rust|112|cartridge or converter|Sealed at the section with two rings. Howard has the boarding passes.
Cedar Writing Pencils|pencil|ochre,pine|14|HB, set of twelve|Unpainted at the end for tooth marks.
Correspondence Cards|card|bone,indigo|26|4¼ × 6 in|Bordered by hand with a broad nib.
A Year of Small Repairs|book|teal|24|208 pages|Fifty-two fixes for things you already own, in order of courage.
The Marsh Notebook|book|moss|22|176 pages|A naturalist's week-by-week diary of one unremarkable pond.
Bread Before Light|book|ochre|32|240 pages, photographs|Essays and nine formulas from a night baker in Flint.
Notes on Looking|book|plum|18|96 pages|A drawing teacher explains seeing, without pictures.
Letters to a Lighthouse|book|sky|19|152 pages|A novel in correspondence; the lighthouse is slow to reply.
Field Guide to Alleys|book|rust|21|134 pages, maps|What grows, nests and rusts behind twelve Midwestern streets.
The Idle Orchardist|book|sage|26|220 pages|Pruning for those who would rather sit down.
Typesetter's Alphabet|book|berry|28|64 pages, letterpress|Twenty-six short histories, one per letter, cast and printed hot.
Winter Constellations|book|indigo|23|118 pages|A star atlas that assumes mittens.
Wax Seal Kit|candle@cards-and-pens|berry|34|three sticks, brass stamp|Softens at 140 °F and takes a fingerprint if you let it.
`,
};
