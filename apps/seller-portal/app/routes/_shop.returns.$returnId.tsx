import { approveReturnWithLabelInput } from "@emporia/contracts/labels";
import {
  approveReturnInput,
  inspectReturnInput,
  rejectReturnInput,
  sellerReturnInput,
} from "@emporia/contracts/returns";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { Price } from "@emporia/ui/commerce/price";
import { ReturnStatusBadge } from "@emporia/ui/commerce/return-status-badge";
import { ReturnSummary } from "@emporia/ui/commerce/return-summary";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Section } from "@emporia/ui/layout/section";
import { ButtonLink } from "@emporia/ui/primitives/button";
import { Link } from "@emporia/ui/primitives/link";
import { ErrorPage } from "@emporia/ui/remix/error-page";
import { labelForm } from "@emporia/ui/remix/label-form.server";
import { ReturnTools } from "@emporia/ui/remix/return-tools";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { apiFor } from "~/lib/api.server";
import { useMay } from "~/lib/shop";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { returns, labels } = apiFor(request, context);
  const returnId = params.returnId ?? "";
  const seen = await page(request, returns.seller.get.query({ returnId }));
  const isAsked = seen.returned.status === "REQUESTED";
  // Without an address of the shop, or a carrier, there are none: the return is agreed to as ever.
  const quote = isAsked ? await labels.seller.quoteReturn.query({ returnId }).catch(() => null) : null;
  return { ...seen, rates: quote?.rates ?? [] };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const api = apiFor(request, context);
  const { seller } = api.returns;
  const form = await readForm(request);
  form.set("returnId", params.returnId ?? "");
  const back = (done: string) => () => redirect(`/returns/${params.returnId}?done=${done}`);
  switch (form.get("intent")) {
    case "approve":
      if (form.get("offer"))
        return submit(labelForm(form), approveReturnWithLabelInput, (input) =>
          api.labels.seller.approveReturn
            .mutate(input)
            .then(({ status }) => back(status === "BUYING" ? "labelAsked" : "agreed")()),
        );
      return submit(form, approveReturnInput, (input) => seller.approve.mutate(input).then(back("agreed")));
    case "reject":
      return submit(form, rejectReturnInput, (input) => seller.reject.mutate(input).then(back("rejected")));
    case "inspect":
      return submit(form, inspectReturnInput, (input) => seller.inspect.mutate(input).then(back("inspected")));
    default:
      return submit(form, sellerReturnInput, (input) => seller.receive.mutate(input).then(back("received")));
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? `Return ${data.returned.number}` : "Return"} · Emporia Seller` },
];

const nextSteps: Partial<Record<string, string>> = {
  SENT: "Say whether it arrived",
  RECEIVED: "Look at it and give the money back",
};

export default function ReturnPage() {
  const { returned, order, rates } = useLoaderData<typeof loader>();
  const mayWrite = useMay("orders:write");
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Returns", href: "/returns" }, { label: returned.number }]}
        title={<span className="figures">{returned.number}</span>}
        badge={<ReturnStatusBadge status={returned.status} />}
        description={
          <>
            Of order{" "}
            <Link href={`/orders/${order.id}`} className="figures underline underline-offset-4">
              {order.number}
            </Link>
            {returned.due?.by === "shop" && (
              <>
                . {nextSteps[returned.status] ?? "Answer it"} by <DateTime value={returned.due.at} style="both" />: from
                then on the shopper may ask Emporia to decide
              </>
            )}
            {returned.due?.by === "shopper" && (
              <>
                . The shopper has until <DateTime value={returned.due.at} style="both" /> to send it
              </>
            )}
            .
          </>
        }
      />
      <Section title="What comes back">
        <ReturnSummary returned={returned} hideHeading>
          {!returned.refund && returned.status === "REFUNDED" && (
            <p className="text-muted">The shopper had been given its money back before.</p>
          )}
          {!returned.refund && returned.status !== "REFUNDED" && (
            <p className="text-muted">
              The shopper gets <Price money={returned.worth} /> back when all of it is taken back, shipping not
              included.
            </p>
          )}
        </ReturnSummary>
      </Section>
      {mayWrite && order.isAmendable && wantsInstead(returned) && (
        <Section
          title="What is wanted instead"
          description="You offer it by a link that its shopper pays by; what comes back you pay back when it has come. It is set aside from your offer on."
        >
          <ButtonLink size="sm" href={`/orders/${order.id}/change?${exchangeQuery(returned)}`}>
            Offer it by a link
          </ButtonLink>
        </Section>
      )}
      {mayWrite && isYours(returned.status) && (
        <Section title="What next">
          <ReturnTools key={returned.status} returned={returned} rates={rates} />
        </Section>
      )}
    </>
  );
}

type Returned = ReturnType<typeof useLoaderData<typeof loader>>["returned"];

const wantsInstead = ({ status, items }: Returned) =>
  status !== "REJECTED" && status !== "WITHDRAWN" && items.some((item) => item.exchangeFor);

/** The page of changes, filled in with what is wanted. */
function exchangeQuery({ number, items }: Returned): URLSearchParams {
  const wanted = items.flatMap(({ exchangeFor, quantity }) => (exchangeFor ? [{ ...exchangeFor, quantity }] : []));
  return new URLSearchParams([
    ...wanted.flatMap(({ variantId, quantity }, at) => [
      [`added.${at}.variantId`, variantId],
      [`added.${at}.quantity`, String(quantity)],
    ]),
    ["reason", `In exchange for what comes back with ${number}`],
  ]);
}

const isYours = (status: string) => ["REQUESTED", "APPROVED", "SENT", "RECEIVED"].includes(status);

export function ErrorBoundary() {
  return (
    <ErrorPage
      error={useRouteError()}
      element="div"
      searchAction="/search"
      sentences={{ 404: "Your shop has no return at this address." }}
    />
  );
}
