import type { CartView } from "@emporia/contracts/cart";

/** 0 takes the item out. */
export interface PendingChange {
  itemId: string;
  quantity: number;
}

/** The cart with changes that are still on their way. */
export function applyPending(cart: CartView, pending: readonly PendingChange[]): CartView {
  if (pending.length === 0) return cart;
  const wanted = new Map(pending.map((change) => [change.itemId, change.quantity]));
  const groups = cart.groups.flatMap((group) => {
    const items = group.items.flatMap((item) => {
      const quantity = Math.min(99, wanted.get(item.id) ?? item.quantity);
      if (quantity <= 0) return [];
      return [{ ...item, quantity, subtotal: { ...item.price, amount: item.price.amount * quantity } }];
    });
    if (items.length === 0) return [];
    const amount = items.reduce((sum, item) => sum + item.subtotal.amount, 0);
    return [{ ...group, items, subtotal: { ...group.subtotal, amount } }];
  });
  const subtotal = groups.reduce((sum, group) => sum + group.subtotal.amount, 0);
  return {
    ...cart,
    groups,
    itemCount: groups.reduce((sum, group) => sum + group.items.reduce((count, item) => count + item.quantity, 0), 0),
    subtotal: { ...cart.subtotal, amount: subtotal },
    // What is taken off is for the API to say; until then what was known of it counts.
    total: { ...cart.total, amount: Math.max(0, subtotal - cart.discount.amount) },
    issues: cart.issues.filter((issue) => wanted.get(issue.itemId) !== 0),
  };
}
