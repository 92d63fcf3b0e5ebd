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
import { useMay } from "~/lib/shop";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { orders, amendments, catalog } = apiFor(request, context);
  const sellerOrderId = params.orderId ?? "";
  const asked = askedChange(new URL(request.url).searchParams);
  const { removed, added, rateId, find, product } = asked;
  const order = await page(request, orders.seller.get.query({ sellerOrderId }));
  const { currency } = order.total;
  const [quoted, found, chosen] = await Promise.all([
    order.isAmendable && added.length + removed.length > 0
      ? amendments.seller.quote
          .query({ sellerOrderId, removed, added, rateId })
          .then((quote) => ({ quote, refusal: null }))
          .catch((error: unknown) => {
            const refusal = refusalIn(error);
            if (!refusal) throw error;
            return { quote: null, refusal: refusal.formError ?? Object.values(refusal.fieldErrors).flat().join(" ") };
          })
      : { quote: null, refusal: null },
    find && !product
      ? page(request, catalog.own.list.query({ query: find, status: "PUBLISHED", limit: 8 }))
      : { items: null },
    product ? page(request, catalog.own.get.query({ productId: product, currency })) : null,
  ]);
  return {
    ...{ order, asked, ...quoted },
    products:
      found.items?.map(({ id, name, picture, price, hasPriceRange, available }) => ({
        ...{ id, name, picture, hasPriceRange, available },
        price: price?.currency === currency ? price : null,
      })) ?? null,
    variants:
      chosen?.variants.map(({ id, options, sku, price, onHand, reserved, trackQuantity }) => ({
        ...{ id, title: options.join(" / "), sku, price },
        available: trackQuantity ? onHand - reserved : null,
      })) ?? null,
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { amendments } = apiFor(request, context);
  const sellerOrderId = params.orderId ?? "";
  return submitChange(request, {
    amend: (input) => amendments.seller.amend.mutate({ ...input, sellerOrderId }),
    done: `/orders/${sellerOrderId}`,
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Change ${data?.order.number ?? "an order"} · Emporia Seller` },
];

export default function ChangeOrderPage() {
  const { order, ...rest } = useLoaderData<typeof loader>();
  const form = useFieldErrors();
  const { state, formMethod } = useNavigation();
  const mayWrite = useMay("orders:write");
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Orders", href: "/orders" },
          { label: order.number, href: `/orders/${order.id}` },
          { label: "Change" },
        ]}
        title="Change the order"
        description={`What is only taken out of ${order.number} is paid back at once. What is added the shopper agrees to by a link in their mail: what is taken out pays for it, and they pay or get back the difference. Nothing changes before.`}
      />
      {order.isAmendable && mayWrite ? (
        <AmendForm
          part={order}
          {...rest}
          maySendAlong
          form={form}
          isSending={state !== "idle" && formMethod === "POST"}
        />
      ) : (
        <Alert
          tone="warn"
          title="It cannot be changed now"
          action={
            <ButtonLink size="sm" href={`/orders/${order.id}`}>
              Back to the order
            </ButtonLink>
          }
        >
          {mayWrite ? whyNotAmendable(order) : "Your role in this shop cannot change orders. Ask its owner."}
        </Alert>
      )}
    </>
  );
}

export function ErrorBoundary() {
  return (
    <ErrorPage
      error={useRouteError()}
      element="div"
      searchAction="/search"
      sentences={{ 404: "Your shop has no order at this address." }}
    />
  );
}
