import * as home from "./lines/home";
import * as pantry from "./lines/pantry";
import * as play from "./lines/play";
import * as small from "./lines/small";
import * as table from "./lines/table";
import * as wear from "./lines/wear";
import type { SeedSeller, ShopLine } from "./types";

export const shopLines: readonly ShopLine[] = [home, table, wear, small, pantry, play].flatMap((group) =>
  Object.values(group),
);

/** The two shops whose owners have a short address to sign in with. */
const ownerEmails: Record<string, string> = {
  "kiln-and-tide": "seller-one@example.com",
  "longshore-coat": "seller-two@example.com",
};

/** Figure and seal of each shop's mark, in the order the drawer keeps them. */
const marks: Record<string, readonly [number, number]> = {
  "kiln-and-tide": [5, 0],
  "ochre-hollow": [10, 1],
  "third-steel": [3, 2],
  "breadboard-row": [9, 3],
  "linen-ledger": [11, 1],
  "plumb-and-peg": [8, 0],
  lowlight: [7, 3],
  "marrow-wick": [1, 0],
  "mesa-loom": [2, 1],
  "marsh-and-plait": [9, 0],
  "common-thread": [7, 1],
  "north-ewe": [4, 0],
  "longshore-coat": [5, 3],
  "harrow-and-hide": [2, 2],
  "sole-practice": [3, 0],
  "fathom-metals": [6, 2],
  "petal-and-post": [4, 2],
  "slow-minute": [11, 0],
  "paper-weir": [0, 1],
  "inkwell-lane": [1, 3],
  "switchback-coffee": [2, 0],
  "fernhill-tea": [10, 0],
  "bitter-orchard": [4, 3],
  "hot-fence": [0, 2],
  "plain-lather": [7, 0],
  "sill-and-soil": [9, 1],
  "beech-street-toys": [8, 1],
  "rainy-sunday": [11, 3],
  "signal-hill": [0, 0],
  "second-gear": [6, 0],
};

export const seedSellers: readonly SeedSeller[] = shopLines.map(({ seller }) => {
  const [firstName, lastName] = seller.founder;
  return {
    ...seller,
    mark: marks[seller.slug] ?? [0, 0],
    founder: { firstName, lastName, email: ownerEmails[seller.slug] ?? `owner+${seller.slug}@example.com` },
  };
});
