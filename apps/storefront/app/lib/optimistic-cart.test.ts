import type { CartView } from "@emporia/contracts/cart";
import { expect, it } from "vitest";
import { applyPending } from "./optimistic-cart";

const usd = (amount: number) => ({ amount, currency: "USD" });
const item = (id: string, price: number, quantity: number): CartView["groups"][number]["items"][number] => ({
  id,
  productId: id,
  variantId: id,
  slug: id,
  name: id,
  variantTitle: "",
  sku: null,
  picture: null,
  price: usd(price),
  quantity,
  subtotal: usd(price * quantity),
  discount: usd(0),
  available: null,
  addedAt: "2026-11-22T00:00:00Z",
});
const group = (id: string, items: CartView["groups"][number]["items"]): CartView["groups"][number] => ({
  seller: { id, shopName: id, shopSlug: id, city: "", state: "" },
  items,
  subtotal: usd(items.reduce((sum, each) => sum + each.subtotal.amount, 0)),
  shippingFrom: null,
  parcelCount: 1,
  freeShippingOver: null,
});
const cart: CartView = {
  id: "cart",
  groups: [group("fern", [item("mug", 1000, 2), item("bowl", 500, 1)]), group("oak", [item("chair", 9000, 1)])],
  itemCount: 4,
  subtotal: usd(11_500),
  coupons: [],
  discounts: [],
  discount: usd(500),
  total: usd(11_000),
  issues: [{ itemId: "chair", issue: "PRODUCT_UNAVAILABLE", message: "Gone." }],
};

it("shows a new quantity and what it costs at once", () => {
  const shown = applyPending(cart, [{ itemId: "mug", quantity: 3 }]);
  expect(shown.groups[0]?.items[0]?.subtotal).toEqual(usd(3000));
  expect(shown.groups[0]?.subtotal).toEqual(usd(3500));
  expect(shown.subtotal).toEqual(usd(12_500));
  expect(shown.total).toEqual(usd(12_000));
  expect(shown.itemCount).toBe(5);
});

it("takes out what is being removed, with its shop and its issue", () => {
  const shown = applyPending(cart, [{ itemId: "chair", quantity: 0 }]);
  expect(shown.groups.map((each) => each.seller.id)).toEqual(["fern"]);
  expect(shown.issues).toEqual([]);
  expect(shown.subtotal).toEqual(usd(2500));
});

it("leaves the cart as it is when nothing is under way", () => {
  expect(applyPending(cart, [])).toBe(cart);
});
