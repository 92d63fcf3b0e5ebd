import { conversionCurrencyInput, setExchangeRateInput, updateMarketInput } from "@emporia/contracts/markets";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Section } from "@emporia/ui/layout/section";
import { ErrorPage } from "@emporia/ui/remix/error-page";
import { withInstants } from "@emporia/ui/remix/promotion-form.server";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { ExchangeRates } from "~/components/market/exchange-rates";
import { MarketForm } from "~/components/market/market-form";
import { apiFor } from "~/lib/api.server";
import { useMay } from "~/lib/staff";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { items } = await page(request, apiFor(request, context).markets.staff.list.query());
  const market = items.find(({ code }) => code === params.code);
  if (!market) throw new Response("This market was not found.", { status: 404 });
  return { market, home: items.find(({ isHome }) => isHome)?.currency ?? "" };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { staff } = apiFor(request, context).markets;
  const form = await readForm(request);
  const done = () => redirect(`/markets/${params.code}?done=saved`);
  switch (form.get("intent")) {
    case "set-rate":
      return submit(withInstants(form, ["validFrom"]), setExchangeRateInput, (input) =>
        staff.setRate.mutate(input).then(done),
      );
    case "stop":
      return submit(form, conversionCurrencyInput, (input) => staff.stopConversion.mutate(input).then(done));
    default:
      form.set("code", params.code ?? "");
      return submit(form, updateMarketInput, (input) => staff.update.mutate(input).then(done));
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.market.name ?? "Market"} · Emporia Admin` },
];

export default function MarketPage() {
  const { market, home } = useLoaderData<typeof loader>();
  const mayWrite = useMay("markets:write");
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Markets", href: "/markets" }, { label: market.name }]}
        title={market.name}
        description={`Carts and orders are in ${market.currency}. Listings follow a change within a minute.`}
      />
      {!market.isHome && (
        <Section
          isSplit
          title="Exchange rates"
          description={`What a seller has not priced in ${market.currency} is converted. What is in a cart keeps its price until the shopper accepts the new one.`}
        >
          <ExchangeRates market={market} home={home} mayWrite={mayWrite} />
        </Section>
      )}
      {mayWrite && (
        <Section isSplit title="Details">
          <MarketForm key={JSON.stringify(market)} market={market} />
        </Section>
      )}
    </>
  );
}

export function ErrorBoundary() {
  return <ErrorPage error={useRouteError()} element="div" sentences={{ 404: "There is no market at this address." }} />;
}
