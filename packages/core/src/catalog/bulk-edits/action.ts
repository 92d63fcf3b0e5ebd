import type { BulkAction, PriceRounding } from "@emporia/contracts/bulk-edits";
import type { ProductStatus } from "@emporia/contracts/catalog";
import { shareOf } from "@emporia/contracts/money";
import { DomainError } from "../../platform/index";
import { type ProductContent, type VariantContent, variantTitle } from "../product-content";
import { amountText } from "../product-file/cells";
import { normaliseTags } from "../text";

const MAX_AMOUNT = 100_000_000;
const MAX_UNITS = 1_000_000;

/** What an action touches in a product: compared and put back when it is undone. */
export type Snapshot =
  | { type: "price"; prices: { variantId: string; price: VariantContent["price"] }[] }
  | { type: "stock"; onHand: { variantId: string; onHand: number }[] }
  | { type: "tags"; tags: string[] }
  | { type: "category"; categoryId: string | null }
  | { type: "shipping"; shippingProfileId: string | null }
  | { type: "status"; status: ProductStatus };

export interface Edited {
  content: ProductContent;
  status: ProductStatus;
}

/** An action that makes no sense for this product. */
export class ActionRefused extends DomainError {
  readonly code = "BULK_EDIT_REFUSED";
  readonly kind = "conflict";
}

/**
 * A product with the action done; the same when there is nothing to do.
 * @throws ActionRefused a price or a count that cannot be
 */
export function applyAction(action: BulkAction, { content, status }: Edited): Edited {
  switch (action.type) {
    case "price":
      return { status, content: eachVariant(content, (variant) => ({ ...variant, price: newPrice(action, variant) })) };
    case "stock":
      return {
        status,
        content: eachVariant(content, (variant) => ({ ...variant, onHand: newCount(action, variant) })),
      };
    case "tags": {
      const gone = new Set(normaliseTags(action.remove));
      const tags = normaliseTags([...content.tags.filter((tag) => !gone.has(tag)), ...action.add]);
      return { status, content: { ...content, tags } };
    }
    case "category":
      return { status, content: { ...content, categoryId: action.categoryId } };
    case "shipping":
      return { status, content: { ...content, shippingProfileId: action.shippingProfileId } };
    case "status":
      return { content, status: action.status };
  }
}

/** What the action touches, as it is in this product. */
export function snapshotOf(type: BulkAction["type"], { content, status }: Edited): Snapshot {
  switch (type) {
    case "price":
      return { type, prices: content.variants.map(({ id = "", price }) => ({ variantId: id, price })) };
    case "stock":
      return { type, onHand: content.variants.map(({ id = "", onHand = 0 }) => ({ variantId: id, onHand })) };
    case "tags":
      return { type, tags: content.tags };
    case "category":
      return { type, categoryId: content.categoryId };
    case "shipping":
      return { type, shippingProfileId: content.shippingProfileId ?? null };
    case "status":
      return { type, status };
  }
}

/** A product with what an action touched as it was. */
export function restored(before: Snapshot, { content, status }: Edited): Edited {
  switch (before.type) {
    case "price": {
      const prices = new Map(before.prices.map(({ variantId, price }) => [variantId, price]));
      return {
        status,
        content: eachVariant(content, (variant) => ({
          ...variant,
          ...restoredPrice(variant.price, prices.get(variant.id ?? "")),
        })),
      };
    }
    case "stock": {
      const counts = new Map(before.onHand.map(({ variantId, onHand }) => [variantId, onHand]));
      return {
        status,
        content: eachVariant(content, (variant) => ({
          ...variant,
          onHand: counts.get(variant.id ?? "") ?? variant.onHand,
        })),
      };
    }
    case "tags":
      return { status, content: { ...content, tags: before.tags } };
    case "category":
      return { status, content: { ...content, categoryId: before.categoryId } };
    case "shipping":
      return { status, content: { ...content, shippingProfileId: before.shippingProfileId } };
    case "status":
      return { content, status: before.status };
  }
}

/** What a variant cost; one that had no price has none again, one that was not there then keeps its own. */
function restoredPrice(
  now: VariantContent["price"],
  before: VariantContent["price"] | undefined,
): Pick<VariantContent, "price" | "withoutPriceIn"> {
  if (before === null && now !== null) return { price: null, withoutPriceIn: now.currency };
  return { price: before ?? now };
}

/** An amount brought to the nearest cent, whole, or amount that ends in these cents; in the middle the higher one. */
export function roundPrice(amount: number, rounding: PriceRounding): number {
  if (rounding === "cent") return amount;
  const cents = rounding === "whole" ? 0 : Number(rounding);
  const below = Math.floor((amount - cents) / 100) * 100 + cents;
  const nearest = amount - below < 50 ? below : below + 100;
  return nearest < 0 || (nearest === 0 && amount > 0) ? nearest + 100 : nearest;
}

function eachVariant(content: ProductContent, change: (variant: VariantContent) => VariantContent): ProductContent {
  return { ...content, variants: content.variants.map(change) };
}

function newPrice(
  { mode, value, rounding }: Extract<BulkAction, { type: "price" }>,
  { price, optionValues }: VariantContent,
): VariantContent["price"] {
  if (!price && mode !== "set") return null;
  const before = price?.amount ?? 0;
  const exact = mode === "set" ? value : mode === "add" ? before + value : before + shareOf(before, value);
  // Nothing to change is nothing to round.
  const amount = mode === "set" || exact === before ? exact : roundPrice(exact, rounding);
  const name = optionValues.length === 0 ? "The price" : `The price of ${variantTitle(optionValues)}`;
  if (exact < 0) throw new ActionRefused(`${name} would be below zero: ${amountText(before)} is too little.`);
  if (amount > MAX_AMOUNT) throw new ActionRefused(`${name} would be over 1,000,000.00.`);
  const compareAt = price?.compareAtAmount ?? null;
  return {
    currency: price?.currency ?? "USD",
    amount,
    // A compare-at price that is no higher says nothing.
    compareAtAmount: compareAt !== null && compareAt > amount ? compareAt : null,
    isInherited: price?.isInherited ?? false,
  };
}

function newCount(
  { mode, value }: Extract<BulkAction, { type: "stock" }>,
  { onHand = 0, trackQuantity, optionValues }: VariantContent,
): number {
  if (!trackQuantity) return onHand;
  const count = mode === "set" ? value : onHand + value;
  const name = optionValues.length === 0 ? "The count" : `The count of ${variantTitle(optionValues)}`;
  if (count < 0) throw new ActionRefused(`${name} would be below zero: there are ${onHand}.`);
  if (count > MAX_UNITS) throw new ActionRefused(`${name} would be over 1,000,000.`);
  return count;
}
