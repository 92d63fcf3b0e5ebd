import { tooSmallFor } from "@emporia/contracts/pictures";
import type { OwnSellerView, updateSellerInput } from "@emporia/contracts/sellers";
import type { Tx } from "@emporia/db";
import type { z } from "zod";
import { refreshListingsOfSeller } from "../catalog";
import {
  appendEvents,
  type Ctx,
  InvalidInput,
  inTransaction,
  NotFound,
  NotPermitted,
  permissionsOfMember,
  signedIn,
  violates,
} from "../platform";
import { ShopNameTaken } from "./errors";
import {
  findOwnSeller,
  insertSlugRedirect,
  type LockedSeller,
  listOwnPictures,
  listTakenSlugs,
  lockOwnSeller,
  setSeller,
} from "./queries";
import { moveVacation } from "./set-vacation";
import { isReserved } from "./slug";
import { toOwnSellerView } from "./view";

type Change = z.output<typeof updateSellerInput>;
type Shown = LockedSeller & { logo_media_id: string | null; banner_media_id: string | null };

/**
 * Changes what is given of a shop. A new address leaves the old one leading to it; the days of a break begin by the
 * clock of a new time zone.
 * @throws NotFound not a shop of the actor's
 * @throws NotPermitted the actor's role in the shop may not change it
 * @throws ShopNameTaken the name or the address belongs to another shop
 * @throws InvalidInput the name or the address is kept for the platform, or a picture is not the shop's or too
 *   small, or there is no such time zone
 */
export async function updateSeller(ctx: Ctx, input: Change): Promise<OwnSellerView> {
  const { userId } = signedIn(ctx);
  try {
    return await inTransaction(ctx, async (tx) => {
      const seller = await lockOwnSeller(tx, userId, input.sellerId);
      if (!seller) throw new NotFound("This shop");
      if (!permissionsOfMember(seller.role).includes("shop:write")) throw new NotPermitted("shop:write");
      await checkNames(tx, seller, input);
      await checkPictures(tx, seller, input);
      if (input.timeZone !== undefined && !isTimeZone(input.timeZone))
        throw new InvalidInput({ timeZone: "There is no such time zone." });

      if (input.timeZone !== undefined) await moveVacation(tx, ctx, seller.id, input.timeZone);
      await setSeller(tx, seller.id, { ...columnsOf(input), updated_at: ctx.clock.now() });
      const isMoved = input.shopSlug !== undefined && input.shopSlug !== seller.shop_slug;
      if (isMoved && input.shopSlug) await insertSlugRedirect(tx, seller.id, seller.shop_slug, input.shopSlug);
      // Each product card shows the shop's name and links to it.
      const isRenamed = input.shopName !== undefined && input.shopName !== seller.shop_name;
      if (isMoved || isRenamed) await refreshListingsOfSeller(tx, seller.id);
      await appendEvents(tx, ctx, [{ type: "SellerUpdated", key: seller.id, payload: { sellerId: seller.id } }]);

      const row = await findOwnSeller(tx, userId, seller.id);
      if (!row) throw new NotFound("This shop");
      return toOwnSellerView(row);
    });
  } catch (error) {
    if (violates(error, "sellers_shop_name_key")) throw new ShopNameTaken("shopName", input.shopName ?? "");
    if (violates(error, "sellers_shop_slug_key")) throw new ShopNameTaken("shopSlug", input.shopSlug ?? "");
    throw error;
  }
}

async function checkNames(tx: Tx, seller: LockedSeller, input: Change): Promise<void> {
  const { shopName, shopSlug } = input;
  if (shopName !== undefined && shopName !== seller.shop_name && isReserved(shopName))
    throw new InvalidInput({ shopName: "This name is kept for Emporia. Choose another one." });
  if (shopSlug === undefined || shopSlug === seller.shop_slug) return;
  if (isReserved(shopSlug))
    throw new InvalidInput({ shopSlug: "This address is kept for Emporia. Choose another one." });
  if ((await listTakenSlugs(tx, shopSlug, seller.id)).has(shopSlug)) throw new ShopNameTaken("shopSlug", shopSlug);
}

async function checkPictures(tx: Tx, seller: Shown, input: Change): Promise<void> {
  const given = (["logo", "banner"] as const).flatMap((use) => {
    const mediaId = input[`${use}MediaId`];
    return mediaId && mediaId !== seller[`${use}_media_id`] ? [{ use, field: `${use}MediaId`, mediaId }] : [];
  });
  const own = await listOwnPictures(
    tx,
    seller.id,
    given.map(({ mediaId }) => mediaId),
  );
  const wrong = given.flatMap(({ use, field, mediaId }) => {
    const sides = own.get(mediaId);
    const problem = sides ? tooSmallFor(use, sides) : "This picture was not found. Upload it again.";
    return problem ? [[field, problem]] : [];
  });
  if (wrong.length > 0) throw new InvalidInput(Object.fromEntries(wrong));
}

function isTimeZone(name: string): boolean {
  return name === "UTC" || Intl.supportedValuesOf("timeZone").includes(name);
}

function columnsOf(input: Change) {
  return {
    ...(input.shopName === undefined ? {} : { shop_name: input.shopName }),
    ...(input.shopSlug === undefined ? {} : { shop_slug: input.shopSlug }),
    ...(input.tagline === undefined ? {} : { tagline: input.tagline }),
    ...(input.description === undefined ? {} : { description: input.description }),
    ...(input.policies === undefined ? {} : { policies: input.policies }),
    ...(input.city === undefined ? {} : { city: input.city }),
    ...(input.state === undefined ? {} : { state: input.state }),
    ...(input.processingDays === undefined ? {} : { processing_days: input.processingDays }),
    ...(input.timeZone === undefined ? {} : { time_zone: input.timeZone }),
    ...(input.logoMediaId === undefined ? {} : { logo_media_id: input.logoMediaId }),
    ...(input.bannerMediaId === undefined ? {} : { banner_media_id: input.bannerMediaId }),
  };
}
