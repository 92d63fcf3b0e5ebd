import type { ShopLine } from "../types";

export const switchback: ShopLine = {
  seller: {
    slug: "switchback-coffee",
    shopName: "Switchback Coffee",
    skuPrefix: "SC",
    founder: ["Teo", "Maldonado"],
    tagline: "Roasted at 6,512 feet",
    makes: "Coffee and the gear for it",
    story:
      "Beans behave differently up here; first crack comes early and you had better be listening. I buy from seven farms and have slept at five of them. Bags are stamped with the roast day because dates are a promise.",
    place: { city: "Durango", state: "CO", country: "US" },
    shipFrom: { line1: "1290 Camino del Rio", city: "Durango", state: "CO", postalCode: "81301", country: "US" },
    foundedYear: 2013,
    processingDays: 1,
    policies: "Not your cup? Tell us and choose another bag; keep or compost the first.",
    palette: ["rust", "pine", "dune"],
    window: ["coffee", "mug", "coffee", "flask", "jar"],
  },
  lines: `
Animas Breakfast Blend|coffee|rust|17|medium roast|Toast, cocoa and a red-apple finish; does not mind milk.
Million Dollar Dark|coffee|charcoal|18|dark roast|Taken past second crack but pulled before it tastes of the roaster.
Finca La Bonanza|coffee|ochre|22|Huila, Colombia, 1,780 m|Panela sweetness with a squeeze of tangerine.
Yirga Morning|coffee|sky|23|Yirgacheffe, washed|Jasmine up front, lemon curd behind. Drink it black once.
Kayanza Hill|coffee|berry|24|Burundi, natural|Strawberry jam, no exaggeration.
Old Growth Sumatra|coffee|pine|20|Gayo highlands, wet-hulled|Cedar, tobacco and low acidity for late afternoons.
Huehue Honey|coffee|clay|21|Huehuetenango, honey process|Dried on the patio with the fruit still sticky.
Night Train Decaf|coffee|indigo|19|sugarcane process|Tastes of molasses and betrays nothing.
Half-Mast Half-Caf|coffee|slate|18|fifty-fifty|For the third cup.
Espresso No. 550|coffee|copper|19|espresso roast|Named for the highway: steep, winding, worth it.
Competition Gesha|coffee|plum|42|Boquete, 8 oz|Bergamot and papaya in a lot of just thirty pounds.
Camp Instant Sachets|coffee|moss|24|eight sachets|Freeze-dried from the Breakfast Blend above tree line.
Cold Brew Pitcher Packs|coffee|teal|16|four packs, 2 oz|Steep overnight in a quart of water and forget.
Roaster's Mug|mug@coffee|clay,pine|24|12 oz diner weight|Thick lip, no slogan.
Pour-Over Cone|tumbler@teapots-and-pitchers|cream|34|fits No. 2 papers|A single spiral rib keeps the paper off the wall.
Mine Cart Flask|flask|copper,slate|38|20 oz|Ceramic-lined, so yesterday's coffee stays yesterday's.
Cascara Tea|tin@tea|berry|14|4 oz|The dried fruit of the coffee cherry, raisin-like and mild.
Espresso-Bean Chocolate|chocolate@chocolate|walnut|9|3 oz|Whole beans under a 62 % couverture.
Burlap Grocer|tote@bags|oak|36|17 × 14 in|Sewn from bean sacks; the stencil you get is luck.
Scoop in Walnut|utensil@coffee|walnut|22|2 tbsp|Levels itself against the rim of a bag.
`,
};

export const fernhill: ShopLine = {
  seller: {
    slug: "fernhill-tea",
    shopName: "Fernhill Tea",
    skuPrefix: "FT",
    founder: ["Beatrix", "Chow"],
    tagline: "Leaf, herb and a little rain",
    makes: "Tea and teaware",
    story:
      "Grandmother's rule was that tea should be strong enough to have an opinion. We import from four gardens and grow the herbs ourselves on a slope too steep for anything sensible. It rains a lot. You get used to it, and then you get good at tea.",
    place: { city: "Olympia", state: "WA", country: "US" },
    shipFrom: { line1: "509 Capitol Way", city: "Olympia", state: "WA", postalCode: "98501", country: "US" },
    foundedYear: 2008,
    processingDays: 1,
    policies: "Unopened tins for 60 days. Opened ones, tell us what went wrong and we will blend around it.",
    palette: ["sage", "berry", "dew"],
    window: ["tin", "teapot", "tumbler", "tin", "jar"],
  },
  lines: `
Ferry Breakfast|tin|rust|15|4 oz, Assam and Keemun|Stout, malty, good for the 5:50 sailing.
Smoke Signal|tin|charcoal|17|3½ oz, lapsang|Dried over pine; a campfire you can pour.
Earl of Puget|tin|indigo|16|4 oz, black|Cold-pressed bergamot and a few cornflowers for manners.
Moss Garden Sencha|tin|moss|18|3 oz, green|Steamed deep, so the liquor goes cloudy and sweet.
Jasmine at the Gate|tin|cream|21|3 oz, green|Scented five nights running with fresh blossom, then sifted.
Iron Buddha, Roasted|tin|walnut|24|3 oz, oolong|Seven steepings before it runs out of conversation.
Silver Needle|tin|silver|32|2 oz, white|Only buds, only in April.
Rooibos for Grown-Ups|tin|clay|14|4 oz|Orange peel and clove, no vanilla anywhere.
Mint Border|tin|pine|13|2½ oz, herbal|Peppermint and spearmint from rows six and nine.
Sleepyhead|tin|plum|14|2½ oz, herbal|Chamomile, lime flower, and oat straw that smells of barn.
Nettle & Lemon Balm|tin|sage|13|2 oz, herbal|Spring-cut with gloves on.
Chai by the Quart|tin|ochre|18|6 oz, black|Cracked, not ground, so it strains.
Genmaicha Popcorn|tin|oat|15|4 oz, green|Toasted rice that occasionally bursts.
Aged Pu'er Coin|tin|walnut|28|3½ oz, pressed|From 2014. Pry gently.
Iced Hibiscus Quencher|tin|berry|14|5 oz, herbal|Makes two gallons the colour of a stained-glass window.
Slope-Side Teapot|teapot|sage,berry|78|24 oz|Sturdy earthenware with a basket that lifts out whole.
Gaiwan, Everyday|tumbler@teapots-and-pitchers|bone|36|4 oz, set of two|Thin enough to burn fools, wide enough not to burn you.
Clover Honey, Comb In|jar@preserves-and-sauces|ochre|18|12 oz|From hives at the top of the hill.|raw honey|warm gently if it sets
Tea Towel of Herbs|towel@kitchen-linens|sage|22|19 × 28 in|Eleven plants labelled by picture alone.
`,
};

export const bitterOrchard: ShopLine = {
  seller: {
    slug: "bitter-orchard",
    shopName: "Bitter Orchard",
    skuPrefix: "BO",
    founder: ["Willa", "Vandermeer"],
    tagline: "Chocolate and cherries from the 45th parallel",
    makes: "Chocolate and preserves",
    story:
      "The farm grows tart cherries. Nobody can eat that many tart cherries. In 2015 I bought a melanger instead of a new tractor, and my father has just about forgiven me.",
    place: { city: "Traverse City", state: "MI", country: "US" },
    shipFrom: { line1: "7411 Center Road", city: "Traverse City", state: "MI", postalCode: "49686", country: "US" },
    foundedYear: 2015,
    processingDays: 2,
    policies: "Melted in the mail? We resend with ice. Food is not returnable but disappointment is refundable.",
    palette: ["berry", "walnut", "shell"],
    window: ["jar", "tin", "jar", "bowl", "jar"],
  },
  lines: `
Tart Cherry 70|chocolate|berry|9|2.6 oz bar|Dried Montmorency in a Dominican dark. Sour, then deep, then sour again.
Plain 75, Zorzal|chocolate|walnut|9.5|2.6 oz bar|Two ingredients and a bird sanctuary.
Milk for Adults|chocolate|sky|8.5|2.6 oz bar, 52 %|More cacao than most darks dared in 1990.
Smoked Salt & Rye|chocolate|charcoal|9|2.6 oz bar|Toasted flour stands in for nuts.
White with Black Sesame|chocolate|fog|9|2.6 oz bar|Undeodorised butter, so that it tastes of something.
Maple Nib Crunch|chocolate|oak|9|2.6 oz bar|Sugar from a neighbour's bush, broken by mallet.
Hazelnut Slab|chocolate|clay|16|7 oz|Whole nuts in rows, one per square plus two for the maker.
Peppermint Bark, Serious|chocolate|teal|18|6 oz|Two layers that do not separate when bitten.
Drinking Chocolate|tin@chocolate|plum|19|9 oz|Shaved, not powdered; whisk it into milk just off the boil.
Cherry Cordials|chocolate|rust|28|box of nine|Ten days in the dark until the fondant turns liquid.
Baking Discs 66|chocolate|walnut|22|16 oz|Flat coins that melt evenly and escape the bag often.
Montmorency Preserves|jar@preserves-and-sauces|berry|13|9 oz|Whole fruit, loose set, spoon required.
Apricot & Bitter Almond|jar@preserves-and-sauces|ochre|14|9 oz|A kernel in each jar for scent.
Damson Butter|jar@preserves-and-sauces|plum|14|9 oz|Cooked nine hours until a wooden spoon leaves a road.
Green Tomato Chutney|jar@preserves-and-sauces|moss|12|10 oz|The end of the garden, with mustard seed and resolve.
Pear with Bay|jar@preserves-and-sauces|sage|13|9 oz|Good with cheese, better with pork.
Rhubarb Marmalade|jar@preserves-and-sauces|blush|12|9 oz|Shreds of orange in a pink that comes from nothing but stalks.
Orchard Mustard|jar@preserves-and-sauces|ochre|10|7 oz|Cider vinegar, coarse seed, slow heat.
Pickled Ramps|jar@preserves-and-sauces|sage|16|12 oz|Foraged from one wood, a third of the patch each year.
Cherry Pit Vinegar|bottle@preserves-and-sauces|rust|18|8 oz|Steeped six months; a splash rescues a dull salad.
`,
};

export const hotFence: ShopLine = {
  seller: {
    slug: "hot-fence",
    shopName: "Hot Fence",
    skuPrefix: "HF",
    founder: ["Marisol", "Treviño"],
    tagline: "Salsa with boundaries",
    makes: "Hot sauces and honey",
    story:
      "Named for the electric wire that kept our goats out of the chiles. It did not work on the goats. Everything is fermented in oak for at least a month and labelled by how sorry you will be.",
    place: { city: "San Antonio", state: "TX", country: "US" },
    shipFrom: { line1: "1818 South Flores", city: "San Antonio", state: "TX", postalCode: "78204", country: "US" },
    foundedYear: 2016,
    processingDays: 1,
    policies: "Too hot is not a defect. Leaks and breakages are; send a picture within 14 days.",
    palette: ["rust", "ochre", "peach"],
    window: ["bottle", "jar", "bottle", "jar", "bottle"],
  },
  lines: `
Goat's Lesson|bottle@preserves-and-sauces|rust|11|5 oz, heat 4 of 5|Red habanero and carrot; polite for two seconds.
Fence Post Green|bottle@preserves-and-sauces|moss|10|5 oz, heat 2 of 5|Serrano, tomatillo and enough cilantro to start a family argument.
Chipotle Slow Lane|bottle@preserves-and-sauces|walnut|11|5 oz, heat 2 of 5|Smoked over pecan shell by a man called Junior.
Mango Trespass|bottle@preserves-and-sauces|ochre|11|5 oz, heat 3 of 5|Fruit first and the bill afterwards.
Black Garlic Pasilla|bottle@preserves-and-sauces|charcoal|13|5 oz, heat 1 of 5|Like mole in a hurry.
Ghost at the Gate|bottle@preserves-and-sauces|fog|14|5 oz, heat 5 of 5|One drop, a spoon of yogurt in the other hand.
Pequin Vinegar|bottle@preserves-and-sauces|clay|9|8 oz, heat 2 of 5|Top the bottle up with vinegar twice before it tires.
Breakfast Taco Red|bottle@preserves-and-sauces|berry|10|8 oz, heat 2 of 5|Roasted árbol and tomato, pourable, made for eggs.
Salsa Macha, Peanut|jar@preserves-and-sauces|rust|14|8 oz, heat 3 of 5|Crunchy chile oil that belongs on ice cream, trust us.
Roasted Verde|jar@preserves-and-sauces|sage|10|12 oz, heat 1 of 5|Charred on a comal till the skins blister.
Escabeche|jar@preserves-and-sauces|ochre|12|16 oz, heat 2 of 5|Carrot coins and jalapeño, the jar beside the register.
Mesquite Honey|jar@preserves-and-sauces|oak|15|12 oz|Pale, from bees that work the April bloom.
Hot Honey, Firm|jar@preserves-and-sauces|copper|16|12 oz, heat 2 of 5|Infused for three days at hive temperature, then strained.
Huajillo Honey, Raw|jar@preserves-and-sauces|cream|17|12 oz|Brush-country bees; it crystallises, and that is right.
Smoked Pecan Salt|tin@preserves-and-sauces|slate|9|4 oz|Finishing flakes, for melon or brisket.
Chile-Lime Dust|tin@preserves-and-sauces|moss|8|3 oz|Rim a glass or ruin a mango.
Mole Paste, Grandmother's|jar@preserves-and-sauces|walnut|18|9 oz|Twenty-six ingredients; she denies four of them.
Goat Tee|tshirt@tops|rust,cream|28|regular fit|The goat, the fence, the consequence.|cotton jersey|wash cold, inside out
Salsa Bowl, Molcajete|bowl@plates-and-bowls|charcoal|58|7 in wide, basalt|Season it with raw rice until the grit stops.|volcanic stone|scrub with water only
`,
};

export const plainLather: ShopLine = {
  seller: {
    slug: "plain-lather",
    shopName: "Plain Lather",
    skuPrefix: "PL",
    founder: ["Josephine", "Abara"],
    tagline: "Soap, mostly",
    makes: "Soap, oils and balms",
    story:
      "Chemistry teacher by day until 2020. Students used to ask what any of it was for. Here is what it was for: eleven bars, four balms, no miracles promised.",
    place: { city: "Ithaca", state: "NY", country: "US" },
    shipFrom: { line1: "614 Cascadilla Street", city: "Ithaca", state: "NY", postalCode: "14850", country: "US" },
    foundedYear: 2020,
    processingDays: 2,
    policies: "If your skin objects, we refund it. Write within 60 days.",
    palette: ["sky", "blush", "mist"],
    window: ["soap", "bottle", "jar", "soap", "bottle"],
  },
  lines: `
Lab Bar, Unscented|soap|cream|8|4½ oz|Olive, coconut and nothing to explain.
Gorge Mud Bar|soap|slate|9|4½ oz|Local clay gives slip for a shave.
Oat & Goat|soap|oat|9|4½ oz|Milk from two does in Trumansburg, added frozen.
Rosemary Chalk|soap|sage|8.5|4½ oz|Green and brisk, for Monday.
Gardener's Scrub|soap|moss|9|5 oz|Poppy seed lifts what the nail brush leaves.
Orange Peel Pumice|soap|ochre|9|5 oz|Keeps beside the workshop sink.
Rose Clay Bar|soap|blush|9.5|4½ oz|Tinted by earth and not by dye.
Pine Tar Shampoo Puck|soap|charcoal|12|3 oz|Sixty washes and one camping trip.
Lavender, Restrained|soap|plum|8.5|4½ oz|Half the usual dose of oil; you can still smell dinner.
Indigo Swirl|soap|indigo|9|4½ oz|Each slice is a weather map.
Calendula for Babies|soap|ochre|10|4 oz|Petals steeped ten weeks in sunflower oil.
Dish Block|soap@kitchen-linens|bone|14|9 oz|Rub a wet brush across it and start on the pans.
Hand Wash, Bay & Lime|bottle|moss,teal|16|8 oz|Real liquid soap boiled from flakes.
Everyday Body Oil|bottle|ochre,blush|24|4 oz|Three pumps on wet skin, then wait a minute.
Squalane Face Oil|bottle|cream|28|1 oz|One ingredient, from sugarcane.
Witch Hazel Toner|bottle|sage|18|6 oz|Distilled from twigs cut in November when it flowers.
Elbow Balm|jar@soap-and-skin|oat|16|2 oz|Beeswax thick, meant to be warmed first.
Beard Butter|jar@soap-and-skin|walnut|18|2 oz|Shea and cedar; tested on a patient husband.
Magnesium Foot Cream|jar@soap-and-skin|sky|22|4 oz|Cooling, sinks in before your socks do.
Lip Tin|jar@soap-and-skin|berry|7|½ oz|Tinted with alkanet root.
Soap Dish, Slatted|board@soap-and-skin|oak|18|5 × 3 in|Lifts a bar clear of its own puddle.
`,
};
