import type { CheckoutView, setShippingAddressInput } from "@emporia/contracts/checkout";
import type { PostalAddressView } from "@emporia/contracts/identity";
import type { z } from "zod";
import { type Ctx, InvalidInput, NotFound } from "../platform/index";
import { listRates } from "../shipping/index";
import { listTaxRates } from "../tax/index";
import { changeCheckout } from "./change-checkout";
import { parcelsOf, priced } from "./checkout";
import { CheckoutStepMissing, NoShippingRate } from "./errors";

/** Finds one of the shopper's saved addresses; given by the caller, because addresses are identity's. */
export type FindAddress = (addressId: string) => Promise<PostalAddressView | undefined>;

/**
 * Says where the parcels go. Rates and tax follow from it; a chosen rate stays chosen where it is still offered.
 * @throws NoShippingRate a seller cannot send there
 * @throws CheckoutStepMissing a guest gave no e-mail address
 */
export async function setShippingAddress(
  ctx: Ctx,
  input: z.output<typeof setShippingAddressInput>,
  findAddress: FindAddress,
): Promise<CheckoutView> {
  const saved = input.addressId ? await findAddress(input.addressId) : undefined;
  if (input.addressId && !saved) throw new NotFound("This address");
  const shippingAddress = saved ?? input.shippingAddress;
  if (!shippingAddress) throw new InvalidInput({ shippingAddress: "Say where the parcel goes." });
  const billingAddress = input.billingAddress ?? shippingAddress;
  return changeCheckout(ctx, input.checkoutId, async (tx, checkout) => {
    const email = input.email ?? checkout.email;
    if (!email) throw new CheckoutStepMissing("email", "Enter the e-mail address that the confirmation should go to.");
    const destination = { country: shippingAddress.country, state: shippingAddress.state };
    const rates = await listRates(tx, parcelsOf(checkout.snapshot), destination, checkout.currency);
    const unreachable = [...rates].filter(([, offered]) => offered.length === 0).map(([sellerId]) => sellerId);
    if (unreachable.length > 0)
      throw new NoShippingRate(
        unreachable.map((id) => checkout.snapshot.items.find((item) => item.sellerId === id)?.shopName ?? "A shop"),
      );
    const choices = Object.fromEntries(
      Object.entries(checkout.shippingChoices ?? {}).filter(([sellerId, rateId]) =>
        rates.get(sellerId)?.some((rate) => rate.id === rateId),
      ),
    );
    const isComplete = Object.keys(choices).length === rates.size;
    return priced(
      {
        ...checkout,
        email,
        shippingAddress,
        billingAddress,
        shippingRates: Object.fromEntries(rates),
        shippingChoices: isComplete ? choices : null,
        status: isComplete && checkout.status !== "SHIPPING_INFO" ? checkout.status : "SHIPPING_METHOD",
        paymentError: null,
      },
      await listTaxRates(tx, destination),
    );
  });
}
