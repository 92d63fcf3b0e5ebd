import { cancelDraftOrderInput, sendDraftOrderInput } from "@emporia/contracts/draft-orders";
import { AddressForm, addressLabels } from "@emporia/ui/commerce/address-form";
import { AddressLines } from "@emporia/ui/commerce/address-lines";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Section } from "@emporia/ui/layout/section";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button, ButtonLink } from "@emporia/ui/primitives/button";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Input } from "@emporia/ui/primitives/input";
import { Link } from "@emporia/ui/primitives/link";
import { Textarea } from "@emporia/ui/primitives/textarea";
import { ErrorPage } from "@emporia/ui/remix/error-page";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { useFieldErrorsOf } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData, useRouteError } from "@remix-run/react";
import { z } from "zod";
import { DraftDiscount } from "~/components/draft/draft-discount";
import { AddItem, DraftItems } from "~/components/draft/draft-items";
import { DraftShipping } from "~/components/draft/draft-shipping";
import { DraftStatusBadge } from "~/components/draft/draft-status-badge";
import { DraftSteps } from "~/components/draft/draft-steps";
import { DraftTotals } from "~/components/draft/draft-totals";
import { apiFor } from "~/lib/api.server";
import {
  addDraftItemInput,
  draftAddressInput,
  draftDiscountInput,
  draftItemsInput,
  draftShippingInput,
  draftWordsInput,
} from "~/lib/draft-input.server";
import { useMay } from "~/lib/staff";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { draftOrders, markets, catalog } = apiFor(request, context);
  const asked = new URL(request.url).searchParams;
  const find = asked.get("find")?.trim().slice(0, 100) || undefined;
  const productId = asked.get("product") ?? undefined;
  const [draft, { items: open }, products, variants] = await Promise.all([
    page(request, draftOrders.get.query({ draftOrderId: params.draftOrderId ?? "" })),
    page(request, markets.list.query()),
    find ? page(request, catalog.staff.list.query({ query: find, status: "PUBLISHED", limit: 8 })) : null,
    productId ? page(request, catalog.staff.variants.query({ productId, limit: 100 })) : null,
  ]);
  return {
    draft,
    countries: open.find((market) => market.code === draft.market)?.countries ?? [
      draft.shippingAddress?.country ?? "US",
    ],
    find,
    products: products?.items ?? null,
    variants: variants?.items ?? null,
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { draftOrders } = apiFor(request, context);
  const draftOrderId = params.draftOrderId ?? "";
  const form = await readForm(request);
  const back =
    (done = "draftSaved") =>
    () =>
      redirect(`/draft-orders/${draftOrderId}?done=${done}`);
  switch (form.get("intent")) {
    case "items":
      return submit(form, draftItemsInput, ({ items }) =>
        draftOrders.update.mutate({ draftOrderId, items }).then(back()),
      );
    case "add":
      return submit(form, addDraftItemInput, async ({ variantId, quantity }) => {
        const { groups } = await draftOrders.get.query({ draftOrderId });
        const known = groups.flatMap((group) => group.items);
        const items = known.map((item) => ({
          variantId: item.variantId,
          quantity: Math.min(99, item.quantity + (item.variantId === variantId ? quantity : 0)),
        }));
        if (!items.some((item) => item.variantId === variantId)) items.push({ variantId, quantity });
        return draftOrders.update.mutate({ draftOrderId, items }).then(back());
      });
    case "address":
      return submit(form, draftAddressInput, (input) =>
        draftOrders.update.mutate({ draftOrderId, ...input }).then(back()),
      );
    case "shipping":
      return submit(form, draftShippingInput, (input) =>
        draftOrders.update.mutate({ draftOrderId, ...input }).then(back()),
      );
    case "words":
      return submit(form, draftWordsInput, (input) =>
        draftOrders.update.mutate({ draftOrderId, ...input }).then(back()),
      );
    case "discount":
      return submit(form, draftDiscountInput, (input) =>
        draftOrders.discount.mutate({ draftOrderId, ...input }).then(back()),
      );
    case "no-discount":
      return submit(form, z.object({}), () =>
        draftOrders.discount.mutate({ draftOrderId, discount: null, reason: "Taken back" }).then(back()),
      );
    case "send":
      return submit(form, sendDraftOrderInput.omit({ draftOrderId: true }), (input) =>
        draftOrders.send.mutate({ draftOrderId, ...input }).then(back("draftSent")),
      );
    case "take-back":
      return submit(form, z.object({}), () =>
        draftOrders.takeBack.mutate({ draftOrderId }).then(back("draftTakenBack")),
      );
    case "place":
      return submit(form, z.object({}), () => draftOrders.place.mutate({ draftOrderId }).then(back("draftPlaced")));
    case "cancel":
      return submit(form, cancelDraftOrderInput.omit({ draftOrderId: true }), (input) =>
        draftOrders.cancel.mutate({ draftOrderId, ...input }).then(back("draftCancelled")),
      );
    default:
      throw new Response("The form was not complete.", { status: 400 });
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.draft.number ?? "Draft order"} · Emporia Admin` },
];

export default function DraftOrderPage() {
  const { draft, countries, find, products, variants } = useLoaderData<typeof loader>();
  const mayWrite = useMay("orders:write");
  const mayGive = useMay("orders:refund");
  const isOpen = draft.status === "OPEN" && mayWrite;
  const isLive = draft.status === "OPEN" || draft.status === "SENT" || draft.status === "EXPIRED";
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Draft orders", href: "/draft-orders" }, { label: draft.number }]}
        title={<span className="figures">{draft.number}</span>}
        badge={<DraftStatusBadge status={draft.status} />}
        description={
          <>
            For{" "}
            {draft.customer ? (
              <Link href={`/people/${draft.customer.id}`} className="underline underline-offset-4">
                {draft.customer.name || draft.email}
              </Link>
            ) : (
              draft.email
            )}
            , begun on <DateTime value={draft.createdAt} style="both" />
          </>
        }
      />
      <div className="gap-x-12 lg:grid lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="min-w-0">
          {draft.order && (
            <Alert
              tone="good"
              title="Paid for"
              className="mb-6"
              action={
                <ButtonLink size="sm" href={`/orders/${draft.order.id}`}>
                  Open {draft.order.number}
                </ButtonLink>
              }
            >
              It is an order like any other now.
            </Alert>
          )}
          {draft.status === "CANCELLED" && (
            <Alert tone="warn" title="Cancelled" className="mb-6">
              {draft.cancelReason}
            </Alert>
          )}
          {draft.issues.length > 0 && (
            <Alert tone="warn" title="It cannot be paid for as it is" className="mb-6">
              {draft.issues.join(" ")}
            </Alert>
          )}
          <Section
            title="What is ordered"
            description={isOpen ? "At the prices of when it was saved last." : undefined}
          >
            <DraftItems draft={draft} isOpen={isOpen} />
            {isOpen && <AddItem find={find} products={products} variants={variants} />}
          </Section>
          <Section title="Where it goes">
            {isOpen ? (
              <Address address={draft.shippingAddress} countries={countries} />
            ) : draft.shippingAddress ? (
              <AddressLines address={draft.shippingAddress} withPhone />
            ) : (
              <p className="text-sm text-muted">Nobody said.</p>
            )}
          </Section>
          {draft.groups.length > 0 && (
            <Section title="How it is sent">
              <DraftShipping draft={draft} isOpen={isOpen} />
            </Section>
          )}
          <Section
            title="Discount"
            description="The platform funds it: each shop earns what it would without. The customer reads why."
          >
            <DraftDiscount draft={draft} isOpen={isOpen && mayGive} />
          </Section>
          <Section title="Words">
            {isOpen ? (
              <Words draft={draft} />
            ) : (
              <dl className="flex flex-col gap-3 text-sm">
                <div>
                  <dt className="text-muted">Message to the customer</dt>
                  <dd className="whitespace-pre-line wrap-anywhere">{draft.message || "None"}</dd>
                </div>
                <div>
                  <dt className="text-muted">Note for staff</dt>
                  <dd className="whitespace-pre-line wrap-anywhere">{draft.note || "None"}</dd>
                </div>
              </dl>
            )}
          </Section>
        </div>
        <div className="min-w-0 max-lg:border-t max-lg:pt-7">
          <Section title="What it comes to">
            <DraftTotals draft={draft} />
          </Section>
          {isLive && mayWrite && <DraftSteps draft={draft} mayPlace={mayGive} />}
          <Section title="What happened">
            <ol className="flex flex-col gap-2 text-sm">
              {draft.history.map((entry) => (
                <li key={entry.id} className="flex flex-wrap justify-between gap-x-4">
                  <span>
                    {actionWords[entry.action] ?? entry.action}
                    {entry.by && <span className="text-muted"> by {entry.by}</span>}
                  </span>
                  <DateTime value={entry.at} style="short" className="text-muted" />
                </li>
              ))}
            </ol>
          </Section>
        </div>
      </div>
    </>
  );
}

const actionWords: Record<string, string> = {
  "draftOrder.create": "Begun",
  "draftOrder.update": "Changed",
  "draftOrder.discount": "Discount changed",
  "draftOrder.send": "Sent",
  "draftOrder.takeBack": "Taken back",
  "draftOrder.cancel": "Cancelled",
  "draftOrder.place": "Placed",
};

type Draft = ReturnType<typeof useLoaderData<typeof loader>>["draft"];

function Address({ address, countries }: { address: Draft["shippingAddress"]; countries: readonly string[] }) {
  const form = useFieldErrorsOf("intent", "address");
  const busy = useBusy();
  return (
    <Form method="post" noValidate preventScrollReset className="flex max-w-xl flex-col items-start gap-5">
      <FormErrors failure={form.failure} focus="field" labels={addressLabels("shippingAddress")} />
      <div className="w-full">
        <AddressForm
          legend="Address"
          hideLegend
          prefix="shippingAddress"
          countries={countries}
          address={address ?? undefined}
          form={form.failure ? form : undefined}
        />
      </div>
      <Button type="submit" name="intent" value="address" loading={busy("address", "Saving…")}>
        Save the address
      </Button>
    </Form>
  );
}

function Words({ draft }: { draft: Draft }) {
  const form = useFieldErrorsOf("intent", "words");
  const busy = useBusy();
  return (
    <Form method="post" noValidate preventScrollReset className="flex max-w-xl flex-col items-start gap-5">
      <FormErrors failure={form.failure} focus="field" labels={{ email: "E-mail" }} />
      <Field name="email" label="E-mail of the customer" required error={form.error("email")} className="w-full">
        <Input type="email" autoComplete="off" maxLength={254} defaultValue={form.value("email") ?? draft.email} />
      </Field>
      <Field
        name="message"
        label="Message to the customer"
        required={false}
        hint="Stands in the mail and on the page that its link opens."
        error={form.error("message")}
        className="w-full"
      >
        <Textarea rows={3} maxLength={1000} defaultValue={form.value("message") ?? draft.message} />
      </Field>
      <Field name="note" label="Note for staff" required={false} error={form.error("note")} className="w-full">
        <Textarea rows={2} maxLength={1000} defaultValue={form.value("note") ?? draft.note} />
      </Field>
      <Button type="submit" name="intent" value="words" loading={busy("words", "Saving…")}>
        Save
      </Button>
    </Form>
  );
}

export function ErrorBoundary() {
  return (
    <ErrorPage error={useRouteError()} element="div" sentences={{ 404: "There is no draft order at this address." }} />
  );
}
