/** What a shop's odd pieces are made of and how they are kept, where the archetype's usual facts do not hold. */
const table = `
kiln-and-tide|stoneware|dishwasher-safe|wash it like any plate
ochre-hollow|salt-glazed stoneware|frost-proof when emptied|scrub with a brush
third-steel|forged steel|keep it dry and lightly oiled|wipe it down while warm
breadboard-row|local hardwood|oil it when it looks pale|hand wash only
linen-ledger|washed linen|machine washable warm|line dry for the crispest hand
plumb-and-peg|solid timber|oil once a year|wipe along the grain
lowlight|spun metal|dust with a dry cloth|keep it away from steam
marrow-wick|poured wax|burn away from drafts|keep the wick short
mesa-loom|handspun wool|shake it outdoors|spot clean with cold water
marsh-and-plait|sweetgrass and palmetto|dust with a soft brush|keep it from standing water
common-thread|organic cotton|wash cold, hang dry|tumble low if you must
north-ewe|farm wool|wash cool and dry flat|air between wearings
longshore-coat|cotton canvas|sponge clean|rewax every other year
harrow-and-hide|bridle leather|condition twice a year|keep it off radiators
sole-practice|made for the bench|brush after use|store it dry
fathom-metals|recycled silver|polish with a soft cloth|take it off to swim
petal-and-post|polymer clay and brass|wipe with a damp cloth|store it flat
slow-minute|bench-finished parts|dust with a dry cloth|ships in a felt-lined box
paper-weir|cotton paper|frame it out of direct sun|ships flat
inkwell-lane|beeswax and brass|store it upright|ships in a card box
switchback-coffee|made for daily use|rinse and air dry|wash it by hand
fernhill-tea|made for daily use|rinse warm, no soap|wash it gently
bitter-orchard|farm-kitchen batch|keep it cool and dark|best within a year
hot-fence|small-batch, oak-aged|refrigerate after opening|keeps a year unopened
plain-lather|plant oils|keep it dry between uses|best within a year
sill-and-soil|garden-ready|store under cover|wipe clean after use
beech-street-toys|beech and maple|wipe with a damp cloth|finished in beeswax
rainy-sunday|wool felt|spot clean|roll it loosely to store
signal-hill|desk-grade build|dust with a dry cloth|fixings in the box
second-gear|made for the road|wash with mild soap|hang it to dry
`;

export const houseFacts: Readonly<Record<string, { material: string; care: readonly string[] }>> = Object.fromEntries(
  table
    .trim()
    .split("\n")
    .map((line) => {
      const [slug = "", material = "", ...care] = line.split("|");
      return [slug, { material, care }];
    }),
);
