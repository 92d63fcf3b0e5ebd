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

export const seedSellers: readonly SeedSeller[] = shopLines.map(({ seller }) => {
  const [firstName, lastName] = seller.founder;
  return {
    ...seller,
    founder: { firstName, lastName, email: ownerEmails[seller.slug] ?? `owner+${seller.slug}@example.com` },
  };
});
