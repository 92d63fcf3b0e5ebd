import type { PictureView } from "@emporia/contracts/common";
import {
  type CommissionRule,
  commissionFor,
  listCommissionRules,
  shippingCommissionFor,
} from "@emporia/core/commission";
import { type FeeRule, feesFor, listFeeRulesOf } from "@emporia/core/fees";
import { importOrders, type OrderEvent, type OrderHistory, type OrderState } from "@emporia/core/orders";
import {
  createSellerAccount,
  type Intent,
  importPayments,
  importPayouts,
  syncSellerAccount,
} from "@emporia/core/payments";
import { DAY_MS, HOUR_MS, homeMarket, newId } from "@emporia/core/platform";
import { price } from "@emporia/core/pricing";
import { listTaxRates } from "@emporia/core/tax";
import { sql } from "kysely";
import type { Core } from "../create-core";
import { randomFrom } from "./random";

const DAYS = 92;
const BATCH = 150;
const MUGS = 16;
const demoShops = new Set(["kiln-and-tide", "longshore-coat"]);

interface Goods {
  variantId: string;
  productId: string;
  sellerId: string;
  shopName: string;
  shopSlug: string;
  categoryIds: string[];
  name: string;
  variantTitle: string;
  sku: string | null;
  slug: string;
  picture: PictureView | null;
  unitPriceAmount: number;
  taxClass: string;
  weight: number;
}

interface Shopper {
  userId: string;
  email: string;
  address: {
    firstName: string;
    lastName: string;
    line1: string;
    city: string;
    state: string;
    postalCode: string;
    country: string;
  };
}

/** Three months of orders that end today: more on weekends and of late, most delivered, the last days still to be sent. */
export async function seedHistory(core: Core, now: Date): Promise<number> {
  const [goods, shoppers] = await Promise.all([listGoods(core), listShoppers(core)]);
  if (goods.length === 0 || shoppers.length === 0) return 0;
  const taxRates = new Map<string, Awaited<ReturnType<typeof listTaxRates>>>();
  for (const { address } of shoppers)
    if (!taxRates.has(address.state)) taxRates.set(address.state, await listTaxRates(core.db, address));
  const [rules, feeRules] = await Promise.all([
    listCommissionRules(core.db),
    listFeeRulesOf(
      core.db,
      goods.map((each) => each.sellerId),
    ),
  ]);
  const random = randomFrom(20_261_122);
  const cumulative: number[] = [];
  let total = 0;
  for (const each of goods) {
    total += each.weight;
    cumulative.push(total);
  }
  const pickGoods = (): Goods => {
    const at = random() * total;
    let low = 0;
    let high = cumulative.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((cumulative[middle] ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    return goods[low] as Goods;
  };

  const sold = (chosen: readonly Goods[], shopper: Shopper, placedAt: Date, draw: () => number) => {
    const rates = taxRates.get(shopper.address.state) ?? [];
    return historyOf(chosen, shopper, placedAt, now, rates, { rules, feeRules }, draw);
  };
  const histories: OrderHistory[] = [];
  for (let daysAgo = DAYS; daysAgo >= 0; daysAgo--) {
    const day = new Date(now.getTime() - daysAgo * DAY_MS);
    const isWeekend = day.getUTCDay() % 6 === 0;
    const count = Math.round((5 + (DAYS - daysAgo) / 18 + random() * 4) * (isWeekend ? 1.35 : 1));
    for (let each = 0; each < count; each++) {
      const placedAt = new Date(day.getTime() - random() * 20 * HOUR_MS - 2 * HOUR_MS);
      // The demo's own shopper has a history too.
      const shopper = shoppers[random() < 0.02 ? 0 : Math.floor(random() * shoppers.length)] as Shopper;
      const wanted = new Map<string, Goods>();
      const items = 1 + Math.floor(random() * random() * 4);
      for (let item = 0; item < items; item++) {
        const chosen = pickGoods();
        wanted.set(chosen.variantId, chosen);
      }
      histories.push(sold([...wanted.values()], shopper, placedAt, random));
    }
  }
  // One mug that many have by now, each of another shopper and long enough ago to have arrived.
  const drawn = randomFrom(20_261_201);
  const mugs = goods.filter(({ slug }) => slug === "fogbound-mug");
  for (let nth = 0; nth < MUGS && mugs.length > 0; nth++) {
    const shopper = shoppers[(nth * 7 + 3) % shoppers.length] as Shopper;
    const placedAt = new Date(now.getTime() - (14 + nth * 4 + drawn()) * DAY_MS);
    histories.push(sold([mugs[nth % mugs.length] as Goods], shopper, placedAt, drawn));
  }

  const ctx = core.context({ actor: { kind: "system", name: "seed" }, correlationId: "seed-history" });
  histories.sort((a, b) => a.placedAt.getTime() - b.placedAt.getTime());
  await core.db.transaction().execute(async (tx) => {
    for (let at = 0; at < histories.length; at += BATCH) {
      const states = await importOrders(tx, ctx, histories.slice(at, at + BATCH));
      const open = states.filter((order) => order.sellerOrders.some((part) => part.status === "CONFIRMED"));
      await importPayments(tx, states, { id: "pm_card_visa", brand: "visa", last4: "4242" }, await collect(core, open));
    }
    await importPayouts(tx, now);
    await sql`
      update products product set sold_count = sold.quantity from (
        select product_id, sum(quantity - cancelled_quantity)::integer as quantity from order_items group by product_id
      ) sold where sold.product_id = product.id
    `.execute(tx);
  });
  // Who was paid has an account.
  for (const sellerId of new Set(goods.map((each) => each.sellerId))) {
    await createSellerAccount(ctx, { sellerId });
    await syncSellerAccount(ctx, { sellerId });
  }
  return histories.length;
}

/** Orders that can still be cancelled or sent have their payment at the payment provider, so that it can be moved. */
async function collect(core: Core, orders: readonly OrderState[]): Promise<Map<string, Intent>> {
  const { payments } = core.services;
  if (payments.mode !== "test") return new Map();
  const intents = new Map<string, Intent>();
  for (const order of orders) {
    const intent = await payments.authorise({
      amount: order.amounts.total,
      currency: order.currency,
      paymentMethodId: "pm_card_visa",
      paymentId: order.id,
      orderId: order.id,
      orderNumber: order.number,
      email: order.email,
      returnUrl: core.services.settings.storefrontUrl,
      idempotencyKey: `seed-authorise:${order.id}`,
    });
    const { total } = order.amounts;
    intents.set(
      order.id,
      await payments.capture({ intentId: intent.id, amount: total, idempotencyKey: `seed-capture:${order.id}` }),
    );
  }
  return intents;
}

const standard = { rateId: "seed", name: "Standard", minDays: 3, maxDays: 6, amount: 795 };
const express = { rateId: "seed", name: "Express", minDays: 1, maxDays: 2, amount: 1_295 };

function historyOf(
  chosen: readonly Goods[],
  shopper: Shopper,
  placedAt: Date,
  now: Date,
  rates: Awaited<ReturnType<typeof listTaxRates>>,
  { rules, feeRules }: { rules: readonly CommissionRule[]; feeRules: readonly FeeRule[] },
  random: () => number,
): OrderHistory {
  const market = homeMarket;
  const sale = { currency: market.currency, at: placedAt };
  const items = chosen.map(({ weight: _, ...goods }) => ({
    ...goods,
    id: goods.variantId,
    quantity: random() < 0.15 ? 2 : 1,
  }));
  const sellers = [...new Set(items.map((item) => item.sellerId))];
  const shipping = sellers.map((sellerId) => ({ sellerId, ...(random() < 0.2 ? express : standard) }));
  const later = (ms: number) => new Date(placedAt.getTime() + ms);
  const paymentId = newId();
  const next: { at: Date; event: (order: OrderState) => OrderEvent | undefined }[] = [
    { at: later(2_000), event: () => ({ type: "PaymentAuthorized", payload: { paymentId } }) },
    { at: later(2_000), event: () => ({ type: "OrderConfirmed", payload: {} }) },
    {
      at: later(4_000),
      event: (order) => ({ type: "PaymentConfirmed", payload: { paymentId, amount: order.amounts.total } }),
    },
  ];
  sellers.forEach((sellerId) => {
    const partOf = (order: OrderState) => order.sellerOrders.find((part) => part.sellerId === sellerId);
    if (random() < 0.03) {
      const at = later(3 * HOUR_MS + random() * 10 * HOUR_MS);
      if (at > now) return;
      next.push(
        {
          at,
          event: (order) => {
            const part = partOf(order);
            return (
              part && {
                type: "ItemsCancelled",
                payload: {
                  sellerOrderId: part.id,
                  items: part.items.map((item) => ({ orderItemId: item.id, quantity: item.quantity })),
                  reason: "Changed my mind",
                },
              }
            );
          },
        },
        {
          at: new Date(at.getTime() + 5_000),
          event: (order) => {
            const part = partOf(order);
            return (
              part && {
                type: "RefundIssued",
                payload: {
                  refundId: newId(),
                  sellerOrderId: part.id,
                  amount: part.amounts.total,
                  reason: "Order cancelled",
                },
              }
            );
          },
        },
      );
      return;
    }
    // The demo's own shops are a little behind these days, so that there is something to send, some of it late.
    const isDemoShop = demoShops.has(items.find((item) => item.sellerId === sellerId)?.shopSlug ?? "");
    const isOfLate = now.getTime() - placedAt.getTime() < 7 * DAY_MS;
    const shippedAt = later((0.5 + random() * 2.2 + (isDemoShop && isOfLate ? 4 : 0)) * DAY_MS);
    if (shippedAt > now) return;
    const shipmentId = newId();
    next.push({
      at: shippedAt,
      event: (order) => {
        const part = partOf(order);
        return (
          part && {
            type: "ItemsShipped",
            payload: {
              shipmentId,
              sellerOrderId: part.id,
              carrier: random() < 0.5 ? "USPS" : "UPS",
              trackingNumber: `94${Math.floor(random() * 1e9)
                .toString()
                .padStart(9, "0")}${Math.floor(random() * 1e9)
                .toString()
                .padStart(9, "0")}`,
              trackingUrl: null,
              items: part.items.map((item) => ({ orderItemId: item.id, quantity: item.quantity })),
            },
          }
        );
      },
    });
    const deliveredAt = new Date(shippedAt.getTime() + (1.5 + random() * 4) * DAY_MS);
    if (deliveredAt > now) return;
    next.push({
      at: deliveredAt,
      event: (order) => {
        const part = partOf(order);
        return part && { type: "ShipmentDelivered", payload: { shipmentId, sellerOrderId: part.id } };
      },
    });
  });
  next.sort((a, b) => a.at.getTime() - b.at.getTime());
  return {
    draft: {
      id: newId(),
      checkoutId: null,
      userId: shopper.userId,
      email: shopper.email,
      market: market.code,
      currency: market.currency,
      // The demo sells at home alone, where the law gives no such right.
      withdrawalDays: null,
      shippingAddress: shopper.address,
      billingAddress: shopper.address,
      items,
      shipping: Object.fromEntries(shipping.map(({ sellerId, amount: _, ...method }) => [sellerId, method])),
      pricing: price({
        pricesIncludeTax: market.pricesIncludeTax,
        items: items.map((item) => ({
          ...item,
          unitAmount: item.unitPriceAmount,
          isTaxable: true,
          commission: commissionFor(rules, item, sale),
        })),
        shipping: shipping.map((each) => ({
          ...each,
          commission: shippingCommissionFor(rules, each.sellerId, sale),
        })),
        fees: Object.fromEntries(sellers.map((sellerId) => [sellerId, feesFor(feeRules, sellerId, sale)])),
        promotions: [],
        tax: { rates },
      }),
    },
    placedAt,
    next,
  };
}

async function listGoods(core: Core): Promise<Goods[]> {
  const { rows } = await sql<Goods>`
    select variant.id as "variantId", product.id as "productId", seller.id as "sellerId",
      seller.shop_name as "shopName", seller.shop_slug as "shopSlug",
      array(select ancestor_id from category_ancestors where category_id = product.category_id) as "categoryIds",
      product.name,
      array_to_string(variant.option_values, ' / ') as "variantTitle", variant.sku, product.slug,
      price.amount as "unitPriceAmount", product.tax_class as "taxClass",
      (product.rating_count + 3) * 2000 / (price.amount + 2000) as weight,
      (select jsonb_build_object('id', media.id, 'url', '/media/' || media.id, 'width', media.width, 'height', media.height,
          'alt', shown.alt, 'dominantColor', media.dominant_color)
        from product_media shown join media on media.id = shown.media_id
        where shown.product_id = product.id
        order by shown.media_id = variant.media_id desc nulls last, shown.position limit 1) as picture
    from variants variant
    join products product on product.id = variant.product_id and product.status = 'PUBLISHED'
    join sellers seller on seller.id = product.seller_id and seller.status = 'APPROVED'
    join prices price on price.variant_id = variant.id and price.currency = 'USD'
    order by variant.id
  `.execute(core.db);
  return rows;
}

async function listShoppers(core: Core): Promise<Shopper[]> {
  const { rows } = await sql<Shopper>`
    select users.id as "userId", users.email::text as email, jsonb_build_object('firstName', address.first_name,
      'lastName', address.last_name, 'line1', address.line1, 'city', address.city, 'state', address.state,
      'postalCode', address.postal_code, 'country', address.country) as address
    from users join addresses address on address.user_id = users.id and address.is_default
    where users.staff_role is null and not exists (select from seller_members where user_id = users.id)
    order by users.email <> 'shopper@example.com', users.email
  `.execute(core.db);
  return rows;
}
