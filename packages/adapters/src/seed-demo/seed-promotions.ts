import { createCommissionRuleInput } from "@emporia/contracts/commission";
import { createOwnPromotionInput, createPromotionInput } from "@emporia/contracts/promotions";
import { createShopperGroupInput } from "@emporia/contracts/shopper-groups";
import { createRule } from "@emporia/core/commission";
import { type Ctx, newId } from "@emporia/core/platform";
import { addGroupMembers, createGroup, createPromotion, makeCodes, switchPromotion } from "@emporia/core/promotions";
import { sql } from "kysely";
import type { Core } from "../create-core";

/** Coupons of the platform and of a shop, codes for regulars, and commission that differs. Nothing applies by itself: prices stay as drawn. */
export async function seedPromotions(core: Core): Promise<void> {
  const ctx = core.context({ actor: { kind: "system", name: "seed" }, correlationId: "seed-promotions" });
  const staff = { everything: true } as const;
  const make = (promotion: object) => createPromotion(ctx, staff, createPromotionInput.parse(promotion));
  await make({
    name: "Welcome to the hall",
    code: "WELCOME10",
    benefit: { kind: "percentage", basisPoints: 1000, maxAmount: 3000 },
    shopperLimit: 1,
  });
  await make({
    name: "Shipping is on us",
    code: "SHIPSFREE",
    benefit: { kind: "free_shipping" },
    minimumAmount: 5000,
    isExclusive: true,
    usageLimit: 500,
  });
  const past = await make({
    name: "Three for two",
    code: "THREE-FOR-TWO",
    benefit: { kind: "buy_x_get_y", buy: 2, get: 1 },
  });
  await switchPromotion(ctx, staff, { promotionId: past.id, isOn: false });
  const { rows } = await sql<{ id: string; slug: string }>`
    select id, shop_slug as slug from sellers where status = 'APPROVED'
    order by shop_slug <> 'kiln-and-tide', shop_slug limit 1
  `.execute(core.db);
  const [shop] = rows;
  if (!shop) return;
  const own = { name: "Thank you for coming back", code: "AGAIN5", benefit: { kind: "fixed", amount: 500 } };
  await createPromotion(ctx, { sellerId: shop.id }, createOwnPromotionInput.parse({ ...own, minimumAmount: 2500 }));
  await createRule(
    ctx,
    createCommissionRuleInput.parse({
      name: "First year of the hall",
      shop: shop.slug,
      basisPoints: 600,
      capAmount: 5000,
    }),
  );
  await createRule(
    ctx,
    createCommissionRuleInput.parse({
      name: "The more a shop sells",
      shop: "longshore-coat",
      basisPoints: 800,
      tiers: [
        { fromAmount: 2_000_00, basisPoints: 700 },
        { fromAmount: 5_000_00, basisPoints: 600 },
      ],
    }),
  );
  await seedRegulars(ctx);
}

/** A group of shoppers, by what they ordered or by name, and codes of one use each for them. */
async function seedRegulars(ctx: Ctx): Promise<void> {
  const { id: groupId } = await createGroup(
    ctx,
    createShopperGroupInput.parse({ name: "Regulars of the hall", ruleOrders: 3, ruleDays: 365 }),
  );
  await addGroupMembers(ctx, { groupId, text: "shopper@example.com, sam@example.com" });
  const staff = { everything: true } as const;
  const { id: promotionId } = await createPromotion(
    ctx,
    staff,
    createPromotionInput.parse({
      ...{ name: "Thanks to our regulars", hasOwnCodes: true, groupId },
      ...{ benefit: { kind: "percentage", basisPoints: 1500, maxAmount: 4000 }, shopperLimit: 1 },
    }),
  );
  await makeCodes(ctx, staff, { promotionId, batchId: newId(), count: 25, prefix: "REGULAR-" });
}
