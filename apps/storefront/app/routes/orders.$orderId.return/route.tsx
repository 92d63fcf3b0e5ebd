import { requestReturnInput } from "@emporia/contracts/returns";
import { returnReasonOptions } from "@emporia/ui/commerce/return-status-badge";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { moneyText } from "@emporia/ui/lib/money-text";
import { Button, ButtonLink } from "@emporia/ui/primitives/button";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Field } from "@emporia/ui/primitives/field";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Input } from "@emporia/ui/primitives/input";
import { PhotosField } from "@emporia/ui/primitives/photos-field";
import { RadioGroup } from "@emporia/ui/primitives/radio-group";
import { Select } from "@emporia/ui/primitives/select";
import { Textarea } from "@emporia/ui/primitives/textarea";
import { ErrorPage } from "@emporia/ui/remix/error-page";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData, useNavigation, useRouteError } from "@remix-run/react";
import { PackageOpen } from "lucide-react";
import { z } from "zod";
import { apiFor } from "~/lib/api.server";
import { pageMeta } from "~/lib/meta";
import { goesBackTo } from "~/lib/money-back";
import { loadOrder } from "~/lib/order-route.server";
import { withQuery } from "~/lib/paths";
import { sendPhotos, takePhotos } from "~/lib/return-photos.server";
import { originOf } from "~/lib/root-data";

export async function loader(args: LoaderFunctionArgs) {
  const loaded = await loadOrder(args);
  const asked = { orderId: loaded.order.id, token: loaded.token };
  // Things can be sent back also while nobody knows what there is instead.
  const exchanges = await apiFor(args)
    .returns.exchanges.query(asked)
    .catch(() => ({ items: [] }));
  return { ...loaded, exchanges: exchanges.items };
}

/** Items of the form with none of them are not meant; a reason is asked for only where there are some. */
const formInput = requestReturnInput.omit({ orderId: true, token: true, pictureIds: true }).extend({
  items: z
    .array(
      z.object({
        orderItemId: z.uuid(),
        quantity: z.coerce.number("Enter a whole number.").int().min(0).default(0),
        reason: z.string().default(""),
        comment: z.string().default(""),
        exchangeFor: z
          .string()
          .optional()
          .transform((variantId) => variantId || undefined),
      }),
    )
    .transform((items) => items.filter((item) => item.quantity > 0) as z.input<typeof requestReturnInput.shape.items>)
    .pipe(requestReturnInput.shape.items),
});

export async function action(args: ActionFunctionArgs) {
  const { request, params } = args;
  const orderId = params.orderId ?? "";
  const token = new URL(request.url).searchParams.get("token")?.slice(0, 200) || undefined;
  const form = await readForm(request);
  const photos = takePhotos(form);
  return submit(form, formInput, async (input) => {
    const sent = await sendPhotos(args, { orderId, token }, photos, form);
    if ("refused" in sent) return sent.refused;
    await apiFor(args).returns.request.mutate({ ...input, orderId, token, pictureIds: sent.ids });
    throw redirect(withQuery(`/orders/${orderId}`, { token }));
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta({ origin: originOf(matches), title: data ? `Send back from ${data.order.orderNumber}` : "Order not found" });

export default function ReturnPage() {
  const { order, token, exchanges } = useLoaderData<typeof loader>();
  const form = useFieldErrors();
  const { state } = useNavigation();
  const back = withQuery(`/orders/${order.id}`, { token });
  const items = order.sellerOrders.flatMap((part) =>
    part.items
      .filter((item) => item.returnableQuantity > 0)
      .map((item) => ({ ...item, shopName: part.seller.shopName })),
  );
  const labels = Object.fromEntries(
    items.flatMap((item, at) => [
      [`items.${at}.quantity`, `How many of ${item.name}`],
      [`items.${at}.reason`, `Reason for ${item.name}`],
    ]),
  );
  return (
    <div className="shell max-w-2xl pt-8">
      <PageHeader
        title="Send something back"
        crumbs={[
          { label: `Order ${order.orderNumber}`, href: back },
          { label: "Send something back", href: "#" },
        ]}
        description="Each shop answers for what it sent, within three days. You hear from us by mail."
      />
      {items.length === 0 ? (
        <EmptyState
          icon={<PackageOpen />}
          title="Nothing of this order can be sent back now."
          action={<ButtonLink href={back}>Back to the order</ButtonLink>}
        >
          It has not arrived yet, is on its way back already, or its days are over.
        </EmptyState>
      ) : (
        <Form method="post" encType="multipart/form-data" noValidate className="flex flex-col gap-8">
          <FormErrors failure={form.failure} labels={{ ...labels, comment: "Message", photos: "Photos" }} />
          <ul className="flex flex-col divide-y divide-line border-y">
            {items.map((item, at) => {
              const name = (field: string) => `items.${at}.${field}`;
              return (
                <li key={item.id} className="flex flex-col gap-4 py-5">
                  <input type="hidden" name={name("orderItemId")} value={item.id} />
                  <div>
                    <h2 className="text-[1.0625rem] wrap-anywhere">{item.name}</h2>
                    <p className="text-sm text-muted wrap-anywhere">
                      {[item.variantTitle, item.shopName].filter(Boolean).join(" · ")}
                    </p>
                  </div>
                  <div className="grid gap-4 sm:grid-cols-[7rem_minmax(0,1fr)]">
                    <Field
                      name={name("quantity")}
                      label="How many"
                      hint={`of ${item.returnableQuantity}`}
                      error={form.error(name("quantity"))}
                    >
                      <Input
                        type="number"
                        inputMode="numeric"
                        min={0}
                        max={item.returnableQuantity}
                        step={1}
                        defaultValue={form.value(name("quantity"), items.length === 1 ? "1" : "0")}
                        className="figures"
                      />
                    </Field>
                    <Field name={name("reason")} label="Why" error={form.error(name("reason"))}>
                      <Select
                        placeholder="Choose a reason"
                        options={returnReasonOptions}
                        defaultValue={form.value(name("reason"), "")}
                      />
                    </Field>
                  </div>
                  <Exchange
                    variants={exchanges.find(({ orderItemId }) => orderItemId === item.id)?.variants ?? []}
                    name={name("exchangeFor")}
                    form={form}
                  />
                  <Field name={name("comment")} label="What is wrong with it" required={false}>
                    <Input maxLength={500} autoComplete="off" defaultValue={form.value(name("comment"))} />
                  </Field>
                </li>
              );
            })}
          </ul>
          {form.error("items") && <p className="text-sm font-medium text-bad">{form.error("items")}</p>}
          <Postage
            parts={order.sellerOrders.filter((part) => part.items.some((item) => item.returnableQuantity > 0))}
          />
          <Field name="comment" label="Message to the shop" required={false} error={form.error("comment")}>
            <Textarea rows={4} maxLength={1000} defaultValue={form.value("comment")} />
          </Field>
          {items.length > 0 && order.sellerOrders.some((part) => part.isCreditable) && (
            <RadioGroup
              legend="How you get the money back"
              name="refundTo"
              error={form.error("refundTo")}
              defaultValue={form.value("refundTo", "card")}
              options={[
                {
                  value: "card",
                  label: "As I paid",
                  hint: `To ${goesBackTo(order)}. Banks take five to ten days to show it.`,
                },
                { value: "credit", label: "As store credit", hint: "It can be spent at once, in every shop here." },
              ]}
            />
          )}
          <PhotosField error={form.error("photos")} />
          <div className="flex flex-wrap gap-3">
            <Button type="submit" variant="primary" loading={state !== "idle" && "Asking…"}>
              Ask to send it back
            </Button>
            <ButtonLink href={back}>Keep everything</ButtonLink>
          </div>
        </Form>
      )}
    </div>
  );
}

type Part = ReturnType<typeof useLoaderData<typeof loader>>["order"]["sellerOrders"][number];

type Variant = ReturnType<typeof useLoaderData<typeof loader>>["exchanges"][number]["variants"][number];

/** The money, or another variant of the same thing. */
function Exchange(props: { variants: readonly Variant[]; name: string; form: ReturnType<typeof useFieldErrors> }) {
  const { variants, name, form } = props;
  if (variants.length === 0) return null;
  return (
    <Field
      name={name}
      label="What you would like for it"
      error={form.error(name)}
      hint="What you want instead you pay for by a link that the shop mails you; for what comes back you get the money back."
    >
      <Select
        options={[
          { value: "", label: "My money back" },
          ...variants.map(({ variantId, variantTitle, price }) => ({
            value: variantId,
            label: `${variantTitle} instead, ${moneyText(price)}`,
          })),
        ]}
        defaultValue={form.value(name, "")}
      />
    </Field>
  );
}

/** Who pays for sending back, before it is asked for. */
function Postage({ parts }: { parts: readonly Part[] }) {
  return (
    <section aria-label="Who pays the postage" className="text-sm">
      <h2 className="mb-1 text-[1.0625rem]">Who pays the postage</h2>
      <ul className="flex flex-col gap-1 text-muted">
        {parts.map((part) => (
          <li key={part.id} className="wrap-anywhere">
            {part.returnPostage === "shop"
              ? `${part.seller.shopName} pays for sending back, whatever the reason.`
              : `${part.seller.shopName} pays when something is damaged, not as described, the wrong item or came too late. Otherwise you do.`}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function ErrorBoundary() {
  return (
    <ErrorPage
      error={useRouteError()}
      element="div"
      searchAction={null}
      sentences={{ 404: "This link does not open an order, or not any more. We can mail you a new one." }}
    >
      <div className="mt-3">
        <ButtonLink variant="primary" href="/orders/find">
          Have a link mailed
        </ButtonLink>
      </div>
    </ErrorPage>
  );
}
