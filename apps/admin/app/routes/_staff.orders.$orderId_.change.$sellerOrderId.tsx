import { PageHeader } from "@emporia/ui/layout/page-header";
import { whyNotAmendable } from "@emporia/ui/lib/why-not-amendable";
import { Alert } from "@emporia/ui/primitives/alert";
import { ButtonLink } from "@emporia/ui/primitives/button";
import { AmendForm } from "@emporia/ui/remix/amend-form";
import { askedChange, submitChange } from "@emporia/ui/remix/amend-form.server";
import { ErrorPage } from "@emporia/ui/remix/error-page";
import { refusalIn } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useNavigation, useRouteError } from "@remix-run/react";
import { apiFor } from "~/lib/api.server";
import { useMay } from "~/lib/staff";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { orders, amendments, catalog } = apiFor(request, context);
  const { orderId = "", sellerOrderId = "" } = params;
  const asked = askedChange(new URL(request.url).searchParams);
  const { removed, added, find, product } = asked;
  const { order } = await page(request, orders.staff.get.query({ orderId }));
  const part = order.sellerOrders.find((each) => each.id === sellerOrderId);
  if (!part) throw new Response("There is no such part of an order.", { status: 404 });
  const quoteBy = (rateId: string | null) => amendments.staff.quote.query({ sellerOrderId, removed, added, rateId });
  const [quoted, found, chosen] = await Promise.all([
    part.isAmendable && added.length + removed.length > 0
      ? quoteBy(asked.rateId)
          .then((quote) => {
            const [first] = quote.rates;
            // Staff choose a rate of the shop; until they have, it is worked out by the first.
            return first && asked.rateId === null ? quoteBy(first.id) : quote;
          })
          .then((quote) => ({ quote, refusal: null }))
          .catch((error: unknown) => {
            const refusal = refusalIn(error);
            if (!refusal) throw error;
            return { quote: null, refusal: refusal.formError ?? Object.values(refusal.fieldErrors).flat().join(" ") };
          })
      : { quote: null, refusal: null },
    find && !product
      ? page(
          request,
          catalog.staff.list.query({ query: find, sellerId: part.seller.id, status: "PUBLISHED", limit: 8 }),
        )
      : { items: null },
    product ? page(request, catalog.staff.variants.query({ productId: product, limit: 100 })) : null,
  ]);
  return {
    ...{ orderId, part, asked, ...quoted },
    products:
      found.items?.map(({ id, name, picture, price, hasPriceRange, available }) => ({
        ...{ id, name, picture, price, hasPriceRange, available },
      })) ?? null,
    variants:
      chosen?.items.map(({ id, title, sku, price, onHand, reserved, trackQuantity }) => ({
        ...{ id, title, sku, price },
        available: trackQuantity ? onHand - reserved : null,
      })) ?? null,
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { amendments } = apiFor(request, context);
  const { orderId = "", sellerOrderId = "" } = params;
  return submitChange(request, {
    amend: (input) => amendments.staff.amend.mutate({ ...input, sellerOrderId }),
    done: `/orders/${orderId}`,
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Change ${data?.part.number ?? "an order"} · Emporia Admin` },
];

export default function ChangeOrderPage() {
  const { orderId, part, ...rest } = useLoaderData<typeof loader>();
  const form = useFieldErrors();
  const { state, formMethod } = useNavigation();
  const mayWrite = useMay("orders:write");
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Orders", href: "/orders" },
          { label: part.number, href: `/orders/${orderId}` },
          { label: "Change" },
        ]}
        title="Change the order"
        description={`What is only taken out of ${part.number} is paid back at once. What is added the shopper agrees to by a link in their mail: what is taken out pays for it, and they pay or get back the difference. Nothing changes before.`}
      />
      {part.isAmendable && mayWrite ? (
        <AmendForm
          part={part}
          {...rest}
          maySendAlong={false}
          form={form}
          isSending={state !== "idle" && formMethod === "POST"}
        />
      ) : (
        <Alert
          tone="warn"
          title="It cannot be changed now"
          action={
            <ButtonLink size="sm" href={`/orders/${orderId}`}>
              Back to the order
            </ButtonLink>
          }
        >
          {mayWrite ? whyNotAmendable(part) : "Your role does not include changing orders."}
        </Alert>
      )}
    </>
  );
}

export function ErrorBoundary() {
  return <ErrorPage error={useRouteError()} element="div" sentences={{ 404: "There is no such order." }} />;
}
