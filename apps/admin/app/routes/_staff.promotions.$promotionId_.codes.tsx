import { PageHeader } from "@emporia/ui/layout/page-header";
import { ErrorPage } from "@emporia/ui/remix/error-page";
import { PromotionCodes } from "@emporia/ui/remix/promotion-codes";
import { askedCodes, submitCodes } from "@emporia/ui/remix/promotion-codes.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { apiFor } from "~/lib/api.server";
import { useMay } from "~/lib/staff";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const api = apiFor(request, context).promotions.staff;
  const asked = askedCodes(request, params.promotionId ?? "");
  const [promotion, codes] = await page(
    request,
    Promise.all([api.get.query({ promotionId: asked.promotionId }), api.codes.list.query(asked)]),
  );
  return { promotion, codes, state: asked.state, query: asked.query, batchId: crypto.randomUUID() };
}

export function action({ request, context, params }: ActionFunctionArgs) {
  return submitCodes(request, params.promotionId ?? "", apiFor(request, context).promotions.staff.codes);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Codes of ${data?.promotion.name ?? "a promotion"} · Emporia Admin` },
];

export default function CodesPage() {
  const { promotion, codes, state, query, batchId } = useLoaderData<typeof loader>();
  const mayWrite = useMay("promotions:write");
  const path = `/promotions/${promotion.id}`;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Promotions", href: "/promotions" },
          { label: promotion.name, href: path },
          { label: "Codes" },
        ]}
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
        orderPath={({ id }) => `/orders/${id}`}
      />
    </>
  );
}

export function ErrorBoundary() {
  return (
    <ErrorPage error={useRouteError()} element="div" sentences={{ 404: "There is no promotion at this address." }} />
  );
}
