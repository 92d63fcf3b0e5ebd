import type { Core } from "@emporia/adapters";
import { createCaller } from "@emporia/trpc/server";

type Caller = ReturnType<typeof createCaller>;

/** What the button that pays does. */
export type Pay = () => Promise<unknown>;

/** Guests who call procedures in process, each by the cart that is theirs. */
export function callersOf(core: Core): (cartId: string | null) => Caller {
  return (cartId) =>
    createCaller({
      core: core.context({ actor: { kind: "guest" }, correlationId: "bench", cartId }),
      requestedSellerId: null,
      drawCall: () => {},
    });
}

const address = {
  firstName: "Bench",
  lastName: "Mark",
  line1: "1 Market Street",
  city: "San Francisco",
  state: "CA",
  postalCode: "94105",
  country: "US",
};

/** A guest who goes up to the button that pays, with one of this. */
export async function aBuyer(callerFor: (cartId: string | null) => Caller, variantId: string): Promise<Pay> {
  const cart = await callerFor(null).cart.add({ variantId, quantity: 1 });
  const shopper = callerFor(cart.id);
  const { id: checkoutId } = await shopper.checkout.init({ email: "bench@example.com" });
  const { groups } = await shopper.checkout.setShippingAddress({ checkoutId, shippingAddress: address });
  await shopper.checkout.setShippingMethods({
    checkoutId,
    choices: groups.map((group) => ({ sellerId: group.seller.id, rateId: group.rates[0]?.id ?? "" })),
  });
  await shopper.checkout.setPaymentMethod({ checkoutId, paymentMethodId: "pm_card_visa" });
  return () => shopper.checkout.complete({ checkoutId });
}
