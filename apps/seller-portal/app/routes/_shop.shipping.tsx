import {
  addShippingProfileInput,
  addShippingZoneInput,
  type ShippingView,
  setRateSourceInput,
  setReturnPostageInput,
  setSendingAddressInput,
  setShippingRateInput,
  shippingProfileInput,
  shippingRateInput,
  shippingZoneInput,
  updateShippingProfileInput,
  updateShippingZoneInput,
} from "@emporia/contracts/shipping";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Alert } from "@emporia/ui/primitives/alert";
import { shippingForm } from "@emporia/ui/remix/shipping-form.server";
import { ShippingTabs } from "@emporia/ui/remix/shipping-tabs";
import { ShippingZones } from "@emporia/ui/remix/shipping-zones";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { NewProfile, ProfileSettings } from "~/components/labels/shipping-profiles";
import { ShopShippingForms } from "~/components/labels/shop-shipping-forms";
import { apiFor } from "~/lib/api.server";
import { useMay } from "~/lib/shop";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const api = apiFor(request, context);
  const [shipping, shop, markets] = await page(
    request,
    Promise.all([api.shipping.list.query(), api.shipping.shop.query(), api.markets.list.query()]),
  );
  const currencies = [...new Set(markets.items.map((market) => market.currency))];
  const { searchParams } = new URL(request.url);
  const asked = searchParams.get("currency");
  const profile = shipping.profiles.find(({ id }) => id === searchParams.get("profile")) ?? null;
  return {
    shipping,
    profile,
    shop,
    currencies,
    currency: currencies.find((each) => each === asked) ?? currencies[0] ?? "USD",
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { shipping } = apiFor(request, context);
  const form = await readForm(request);
  const read = shippingForm(form);
  const { searchParams } = new URL(request.url);
  searchParams.set("done", "saved");
  const done = () => redirect(`/shipping?${searchParams}`);
  const toProfile = ({ profiles }: ShippingView) => {
    const made = profiles.find(({ name }) => name === String(form.get("name")).trim());
    return redirect(`/shipping?${new URLSearchParams({ ...(made ? { profile: made.id } : {}), done: "saved" })}`);
  };
  switch (form.get("intent")) {
    case "sends-from":
      return submit(form, setSendingAddressInput, (input) => shipping.setSendingAddress.mutate(input).then(done));
    case "rate-source":
      return submit(form, setRateSourceInput, (input) => shipping.setRateSource.mutate(input).then(done));
    case "postage":
      return submit(form, setReturnPostageInput, (input) => shipping.setReturnPostage.mutate(input).then(done));
    case "add-profile":
      return submit(form, addShippingProfileInput, (input) => shipping.addProfile.mutate(input).then(toProfile));
    case "update-profile":
      return submit(form, updateShippingProfileInput, (input) => shipping.updateProfile.mutate(input).then(done));
    case "remove-profile":
      return submit(form, shippingProfileInput, (input) =>
        shipping.removeProfile.mutate(input).then(() => redirect("/shipping?done=saved")),
      );
    case "add-zone":
      return submit(read, addShippingZoneInput, (input) => shipping.addZone.mutate(input).then(done));
    case "remove-zone":
      return submit(read, shippingZoneInput, (input) => shipping.removeZone.mutate(input).then(done));
    case "set-rate":
      return submit(read, setShippingRateInput, (input) => shipping.setRate.mutate(input).then(done));
    case "remove-rate":
      return submit(read, shippingRateInput, (input) => shipping.removeRate.mutate(input).then(done));
    default:
      return submit(read, updateShippingZoneInput, (input) => shipping.updateZone.mutate(input).then(done));
  }
}

export const meta: MetaFunction = () => [{ title: "Shipping · Emporia Seller" }];

export default function ShippingPage() {
  const { shipping, profile, shop, currencies, currency } = useLoaderData<typeof loader>();
  const mayWrite = useMay("shop:write");
  return (
    <>
      <PageHeader
        title="Shipping"
        description={`Where you send to, how long it takes and what it costs, by weight. Shoppers elsewhere are told that you cannot send to them.${
          currencies.length > 1
            ? " In a market’s other currency a zone’s rates are converted, unless it has some in that currency."
            : ""
        }`}
      />
      {shipping.unreached.length > 0 && (
        <Alert
          tone="info"
          className="mb-5"
          title={`You do not send to any country of ${shipping.unreached.map(({ name }) => name).join(", ")}`}
        >
          Your things are shown there, and nobody there can buy them. Add a zone with rates, if you want to send there.
        </Alert>
      )}
      <ShippingTabs currencies={currencies} currency={currency} profiles={shipping.profiles} profileId={profile?.id} />
      {profile && <ProfileSettings key={profile.id} profile={profile} mayWrite={mayWrite} />}
      <ShippingZones shipping={shipping} profile={profile} currency={currency} mayWrite={mayWrite} />
      {!profile && mayWrite && <NewProfile key={shipping.profiles.length} />}
      {!profile && <ShopShippingForms shop={shop} mayWrite={mayWrite} />}
    </>
  );
}
