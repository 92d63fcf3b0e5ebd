import {
  addShippingZoneInput,
  setReturnPostageInput,
  setSendingAddressInput,
  setShippingRateInput,
  shippingRateInput,
  shippingZoneInput,
  updateShippingZoneInput,
} from "@emporia/contracts/shipping";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { TabLinks } from "@emporia/ui/primitives/tabs";
import { shippingForm } from "@emporia/ui/remix/shipping-form.server";
import { ShippingZones } from "@emporia/ui/remix/shipping-zones";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ShopShippingForms } from "~/components/labels/shop-shipping-forms";
import { apiFor, page } from "~/lib/api.server";
import { useMay } from "~/lib/shop";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const api = apiFor(request, context);
  const [shipping, shop, markets] = await page(
    request,
    Promise.all([api.shipping.list.query(), api.shipping.shop.query(), api.markets.list.query()]),
  );
  const currencies = [...new Set(markets.items.map((market) => market.currency))];
  const asked = new URL(request.url).searchParams.get("currency");
  return { shipping, shop, currencies, currency: currencies.find((each) => each === asked) ?? currencies[0] ?? "USD" };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { shipping } = apiFor(request, context);
  const form = await readForm(request);
  const read = shippingForm(form);
  const { searchParams } = new URL(request.url);
  searchParams.set("done", "saved");
  const done = () => redirect(`/shipping?${searchParams}`);
  switch (form.get("intent")) {
    case "sends-from":
      return submit(form, setSendingAddressInput, (input) => shipping.setSendingAddress.mutate(input).then(done));
    case "postage":
      return submit(form, setReturnPostageInput, (input) => shipping.setReturnPostage.mutate(input).then(done));
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
  const { shipping, shop, currencies, currency } = useLoaderData<typeof loader>();
  const mayWrite = useMay("shop:write");
  return (
    <>
      <PageHeader
        title="Shipping"
        description="Where you send to, how long it takes and what it costs, by weight. Shoppers elsewhere are told that you cannot send to them."
      />
      {currencies.length > 1 && (
        <TabLinks
          label="Currency of new rates"
          tabs={currencies.map((each) => ({
            href: `/shipping?currency=${each}`,
            label: `New rates in ${each}`,
            isCurrent: each === currency,
          }))}
        />
      )}
      <ShippingZones shipping={shipping} currency={currency} mayWrite={mayWrite} />
      <ShopShippingForms shop={shop} mayWrite={mayWrite} />
    </>
  );
}
