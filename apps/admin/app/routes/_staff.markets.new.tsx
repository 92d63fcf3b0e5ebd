import { createMarketInput } from "@emporia/contracts/markets";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { type ActionFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { MarketForm } from "~/components/market/market-form";
import { apiFor } from "~/lib/api.server";

export async function action({ request, context }: ActionFunctionArgs) {
  const { staff } = apiFor(request, context).markets;
  const form = await readForm(request);
  form.set(
    "currency",
    String(form.get("currency") ?? "")
      .trim()
      .toUpperCase(),
  );
  return submit(form, createMarketInput, (input) =>
    staff.create.mutate(input).then(() => redirect(`/markets/${input.code}?done=saved`)),
  );
}

export const meta: MetaFunction = () => [{ title: "New market · Emporia Admin" }];

export default function NewMarketPage() {
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Markets", href: "/markets" }, { label: "New market" }]}
        title="New market"
        description="What sellers have priced in its currency is for sale there at once. Set an exchange rate next, so that the rest is too, and shipping rates in its currency."
      />
      <MarketForm />
    </>
  );
}
