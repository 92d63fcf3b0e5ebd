import { codeStates, makeCodesInput, revokeCodesInput } from "@emporia/contracts/promotions";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { cursorOf } from "@emporia/ui/lib/list-paths";
import { ErrorPage } from "@emporia/ui/remix/error-page";
import { PromotionCodes } from "@emporia/ui/remix/promotion-codes";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { apiFor, page } from "~/lib/api.server";
import { useMay } from "~/lib/shop";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const api = apiFor(request, context).promotions;
  const promotionId = params.promotionId ?? "";
  const asked = new URL(request.url).searchParams;
  const state = codeStates.find((each) => each === asked.get("state"));
  const query = asked.get("query")?.trim().slice(0, 80) || undefined;
  const [promotion, codes] = await page(
    request,
    Promise.all([
      api.get.query({ promotionId }),
      api.codes.list.query({ promotionId, state, query, cursor: cursorOf(asked), limit: 50 }),
    ]),
  );
  return { promotion, codes, state, query, batchId: crypto.randomUUID() };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { codes } = apiFor(request, context).promotions;
  const form = await readForm(request);
  form.set("promotionId", params.promotionId ?? "");
  const here = (done: string) => redirect(`/promotions/${params.promotionId}/codes?done=${done}`);
  switch (form.get("intent")) {
    case "make":
      return submit(form, makeCodesInput, (input) => codes.make.mutate(input).then(() => here("codesMade")));
    case "revoke":
      return submit(form, revokeCodesInput, (input) => codes.revoke.mutate(input).then(() => here("codesRevoked")));
    default:
      throw new Response("The form was not complete.", { status: 400 });
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Codes of ${data?.promotion.name ?? "a coupon"} · Emporia Seller` },
];

export default function CodesPage() {
  const { promotion, codes, state, query, batchId } = useLoaderData<typeof loader>();
  const mayWrite = useMay("promotions:write");
  const path = `/promotions/${promotion.id}`;
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Coupons", href: "/promotions" }, { label: promotion.name, href: path }, { label: "Codes" }]}
        title="Codes of one use"
        description="Give each to one shopper. A code is taken with the order and given back when the order ends unpaid."
      />
      <PromotionCodes
        key={batchId}
        codes={codes}
        query={query}
        state={state}
        mayWrite={mayWrite && promotion.hasOwnCodes}
        batchId={batchId}
        filePath={`/promotion-codes/${promotion.id}`}
        orderPath={({ number }) => `/orders?query=${encodeURIComponent(number)}`}
      />
    </>
  );
}

export function ErrorBoundary() {
  return <ErrorPage error={useRouteError()} element="div" sentences={{ 404: "There is no coupon at this address." }} />;
}
