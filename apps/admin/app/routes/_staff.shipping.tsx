import {
  staffAddShippingZoneInput,
  staffSetShippingRateInput,
  staffShippingRateInput,
  staffShippingZoneInput,
  staffUpdateShippingZoneInput,
} from "@emporia/contracts/shipping";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { shippingForm } from "@emporia/ui/remix/shipping-form.server";
import { ShippingTabs } from "@emporia/ui/remix/shipping-tabs";
import { ShippingZones } from "@emporia/ui/remix/shipping-zones";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { apiFor } from "~/lib/api.server";
import { useMay } from "~/lib/staff";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const api = apiFor(request, context);
  const sellerId = sellerOf(request);
  const [shipping, markets] = await page(
    request,
    Promise.all([api.shipping.staff.list.query(sellerId ? { sellerId } : {}), api.markets.list.query()]),
  );
  const currencies = [...new Set(markets.items.map((market) => market.currency))];
  const asked = new URL(request.url).searchParams.get("currency");
  const profileId = new URL(request.url).searchParams.get("profile");
  const profile = shipping.profiles.find(({ id }) => id === profileId) ?? null;
  return {
    shipping,
    profile,
    currencies,
    currency: currencies.find((each) => each === asked) ?? currencies[0] ?? "USD",
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const shipping = apiFor(request, context).shipping.staff;
  const form = await readForm(request);
  const read = shippingForm(form);
  const sellerId = sellerOf(request);
  if (sellerId) read.set("sellerId", sellerId);
  const { searchParams } = new URL(request.url);
  searchParams.set("done", "saved");
  const done = () => redirect(`/shipping?${searchParams}`);
  switch (form.get("intent")) {
    case "add-zone":
      return submit(read, staffAddShippingZoneInput, (input) => shipping.addZone.mutate(input).then(done));
    case "remove-zone":
      return submit(read, staffShippingZoneInput, (input) => shipping.removeZone.mutate(input).then(done));
    case "set-rate":
      return submit(read, staffSetShippingRateInput, (input) => shipping.setRate.mutate(input).then(done));
    case "remove-rate":
      return submit(read, staffShippingRateInput, (input) => shipping.removeRate.mutate(input).then(done));
    default:
      return submit(read, staffUpdateShippingZoneInput, (input) => shipping.updateZone.mutate(input).then(done));
  }
}

export const meta: MetaFunction = () => [{ title: "Shipping · Emporia Admin" }];

/** Whose zones the page is about: a shop's, or (none named) the platform's own. */
function sellerOf(request: Request): string | undefined {
  return new URL(request.url).searchParams.get("seller") ?? undefined;
}

export default function ShippingPage() {
  const { shipping, profile, currencies, currency } = useLoaderData<typeof loader>();
  const { shop } = shipping;
  return (
    <>
      <PageHeader
        {...(shop ? { crumbs: [{ label: "Shipping", href: "/shipping" }, { label: shop.shopName }] } : {})}
        title={shop ? `Shipping of ${shop.shopName}` : "Shipping"}
        description={
          shop
            ? "Where this shop sends to and for how much. What you change here, its team sees as its own."
            : "The platform’s own zones and rates: they count for shops that have no zones of their own. A shop’s are on its page under Sellers."
        }
      />
      <ShippingTabs currencies={currencies} currency={currency} profiles={shipping.profiles} profileId={profile?.id} />
      <ShippingZones shipping={shipping} profile={profile} currency={currency} mayWrite={useMay("markets:write")} />
    </>
  );
}
