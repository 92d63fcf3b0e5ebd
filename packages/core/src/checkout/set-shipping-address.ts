import type { CheckoutView, setShippingAddressInput } from "@emporia/contracts/checkout";
import type { PostalAddressView } from "@emporia/contracts/identity";
import type { z } from "zod";
import { keepAddress, listAddresses } from "../identity/index";
import { type Ctx, groupBy, InvalidInput, type Market, marketOf, NotFound } from "../platform/index";
import { listCarrierRates, listParcelRates, parcelsOf, ratesBySeller, type SentParcel } from "../shipping/index";
import { findAddressDoubt } from "./check-address";
import type { Checkout } from "./checkout";
import { AddressDoubtful, CheckoutAgreed, CheckoutStepMissing, NoShippingRate } from "./errors";
import { findOwnCheckout } from "./queries";
import { reprice } from "./reprice";
import { changePriced } from "./tax-by-provider";

/**
 * Says where the parcels go. Rates and tax follow from it; a chosen rate stays chosen where it is still offered.
 * With `saveAddress`, a signed-in shopper finds it in their address book next time, named after its city, unless the book is full.
 * @throws InvalidInput the market of the checkout does not reach there
 * @throws AddressDoubtful a parcel may not arrive there, unless it is to be taken `asWritten`
 * @throws CheckoutAgreed staff made this order
 * @throws NoShippingRate a seller cannot send there, or not all of it
 * @throws CheckoutStepMissing a guest gave no e-mail address
 * @throws NotFound no such address in the shopper's book
 */
export async function setShippingAddress(
  ctx: Ctx,
  input: z.output<typeof setShippingAddressInput>,
): Promise<CheckoutView> {
  const shippingAddress = input.addressId ? await savedAddress(ctx, input.addressId) : input.shippingAddress;
  if (!shippingAddress) throw new InvalidInput({ shippingAddress: "Say where the parcel goes." });
  const doubt = input.asWritten ? null : await findAddressDoubt(ctx, shippingAddress);
  if (doubt) throw new AddressDoubtful(doubt);
  const carriers = await askCarriers(ctx, input.checkoutId, shippingAddress);
  const billingAddress = input.billingAddress ?? shippingAddress;
  const changed = await changePriced(ctx, input.checkoutId, async (tx, checkout) => {
    if (checkout.agreed) throw new CheckoutAgreed();
    const email = input.email ?? checkout.email;
    if (!email) throw new CheckoutStepMissing("email", "Enter the e-mail address that the confirmation should go to.");
    const market = checkout.market === ctx.market.code ? ctx.market : await marketOf(tx, checkout.market);
    assertReached(market, shippingAddress.country);
    const destination = { country: shippingAddress.country, state: shippingAddress.state };
    const byTable = parcelsOf(checkout.snapshot.items).filter(({ sellerId }) => !carriers.get(sellerId));
    const parcels = await listParcelRates(tx, byTable, destination, checkout.currency);
    refuseUnsendable(checkout, parcels);
    const rates = new Map([...carriers].flatMap(([sellerId, asked]) => (asked ? [[sellerId, asked] as const] : [])));
    for (const [sellerId, own] of ratesBySeller(parcels))
      rates.set(sellerId, carriers.has(sellerId) ? own.map((rate) => ({ ...rate, source: "fallback" as const })) : own);
    const choices = Object.fromEntries(
      Object.entries(checkout.shippingChoices ?? {}).filter(([sellerId, rateId]) =>
        rates.get(sellerId)?.some((rate) => rate.id === rateId),
      ),
    );
    const isComplete = Object.keys(choices).length === rates.size;
    return reprice(tx, ctx, {
      ...checkout,
      email,
      shippingAddress,
      billingAddress,
      shippingRates: Object.fromEntries(rates),
      shippingChoices: isComplete ? choices : null,
      status: isComplete && checkout.status !== "SHIPPING_INFO" ? checkout.status : "SHIPPING_METHOD",
      paymentError: null,
    });
  });
  if (input.saveAddress && input.shippingAddress && ctx.actor.kind === "user")
    await keepAddress(ctx, { ...input.shippingAddress, isDefault: false });
  return changed;
}

/** What carriers ask, for the shops of a checkout that are priced by them. Nothing where nobody can be asked. */
async function askCarriers(
  ctx: Ctx,
  checkoutId: string,
  to: PostalAddressView,
): Promise<Awaited<ReturnType<typeof listCarrierRates>>> {
  const checkout = ctx.services.rates ? await findOwnCheckout(ctx.db, ctx, checkoutId) : undefined;
  if (!checkout) return new Map();
  return listCarrierRates(ctx, parcelsOf(checkout.snapshot.items), to, checkout.currency);
}

/** Refuses what cannot be sent: a shop of which nothing can, or the items that cannot where the rest of a shop's can. */
function refuseUnsendable({ snapshot: { items } }: Checkout, parcels: readonly SentParcel[]): void {
  const unsent = new Set(parcels.filter(({ rates }) => rates.length === 0).flatMap(({ itemIds }) => itemIds));
  if (unsent.size === 0) return;
  const shops = [...groupBy(items, (item) => item.sellerId).values()].flatMap((own) => {
    const kept = own.filter((item) => unsent.has(item.id));
    const shopName = own[0]?.shopName ?? "A shop";
    return kept.length === 0 ? [] : [{ shopName, items: kept.length < own.length ? kept.map(({ name }) => name) : [] }];
  });
  throw new NoShippingRate(shops);
}

function assertReached({ name, countries }: Market, country: string): void {
  if (countries.includes(country)) return;
  const names = new Intl.DisplayNames("en", { type: "region" });
  const places = new Intl.ListFormat("en").format(countries.map((code) => names.of(code) ?? code));
  throw new InvalidInput({
    "shippingAddress.country": `You are buying in our market ${name}, which sends to ${places}. Choose an address there, or another market first.`,
  });
}

async function savedAddress(ctx: Ctx, addressId: string): Promise<PostalAddressView> {
  const address = (await listAddresses(ctx)).find((each) => each.id === addressId);
  if (!address) throw new NotFound("This address");
  const { id: _, label: _label, isDefault: _isDefault, ...postal } = address;
  return postal;
}
