import { createDraftOrder, sendDraftOrder } from "@emporia/core/draft-orders";
import { sql } from "kysely";
import type { Core } from "../create-core";

/** Two orders that staff are making for somebody: one they still talk about, one whose link waits to be paid. */
export async function seedDraftOrders(core: Core): Promise<void> {
  const ctx = core.context({ actor: { kind: "system", name: "seed" }, correlationId: "seed-draft-orders" });
  const plate = await variantOf(core, "estuary-dinner-plate");
  const teapot = await variantOf(core, "ferryman-teapot");
  await createDraftOrder(ctx, {
    email: "kitchen@example.com",
    items: [{ variantId: plate.variantId, quantity: 6 }],
    message: "Six of each size, as we said on the telephone.",
    note: "They want twelve if the second dozen can come in January. Ask the shop.",
  });
  const { id } = await createDraftOrder(ctx, {
    email: "reading-room@example.com",
    items: [{ variantId: teapot.variantId, quantity: 2 }],
    shippingAddress: {
      ...{ firstName: "Odile", lastName: "Marsh", line1: "40 Commercial Street", line2: "", phone: "" },
      ...{ city: "Portland", state: "ME", postalCode: "04101", country: "US" },
    },
    shipping: [{ sellerId: teapot.sellerId, name: "By the shop’s own van", amount: 1_200, minDays: 2, maxDays: 4 }],
    message: "Both teapots for the reading room, brought to the door.",
    note: "",
  });
  await sendDraftOrder(ctx, { draftOrderId: id, days: 14 });
}

async function variantOf({ db }: Core, slug: string): Promise<{ variantId: string; sellerId: string }> {
  const { rows } = await sql<{ variantId: string; sellerId: string }>`
    select variant.id as "variantId", product.seller_id as "sellerId" from products product
    join variants variant on variant.product_id = product.id
    where product.slug = ${slug} order by variant.id limit 1
  `.execute(db);
  if (!rows[0]) throw new Error(`The demo has no “${slug}”`);
  return rows[0];
}
