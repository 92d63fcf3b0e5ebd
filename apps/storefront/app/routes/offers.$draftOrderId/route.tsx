import type { DraftOfferView } from "@emporia/contracts/draft-orders";
import { draftOfferInput } from "@emporia/contracts/draft-orders";
import { AddressLines } from "@emporia/ui/commerce/address-lines";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { OrderTotals } from "@emporia/ui/commerce/order-totals";
import { Picture } from "@emporia/ui/commerce/picture";
import { Price } from "@emporia/ui/commerce/price";
import { ShipsBy } from "@emporia/ui/commerce/ships-by";
import { moneyText } from "@emporia/ui/lib/money-text";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button, ButtonLink } from "@emporia/ui/primitives/button";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { readForm, refusalIn, submit } from "@emporia/ui/remix/submit.server";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData, useNavigation } from "@remix-run/react";
import { NarrowPage } from "~/components/narrow-page";
import { apiFor } from "~/lib/api.server";
import { cartCookie } from "~/lib/cookies.server";
import { daysRange } from "~/lib/delivery";
import { pageMeta } from "~/lib/meta";
import { withQuery } from "~/lib/paths";
import { originOf } from "~/lib/root-data";

export const handle = { isQuiet: true };

export async function loader(args: LoaderFunctionArgs) {
  const token = new URL(args.request.url).searchParams.get("token")?.slice(0, 200) ?? "";
  const link = draftOfferInput.safeParse({ draftOrderId: args.params.draftOrderId, token });
  if (!link.success) return data({ token, offer: null }, { status: 404 });
  const offer = await apiFor(args)
    .draftOrders.offer.query(link.data)
    .catch((error: unknown) => {
      if (refusalIn(error)?.code === "NOT_FOUND") return null;
      throw error;
    });
  return data({ token, offer }, { status: offer ? 200 : 404 });
}

/** A press of a button, not the visit itself: programs that look into mails open links, too. */
export async function action(args: ActionFunctionArgs) {
  const form = await readForm(args.request);
  form.set("draftOrderId", args.params.draftOrderId ?? "");
  return submit(form, draftOfferInput, async (link) => {
    const { checkoutId, cartId } = await apiFor(args).draftOrders.open.mutate(link);
    return redirect(`/checkout/${checkoutId}`, {
      headers: cartId ? { "Set-Cookie": cartCookie.set(args.request, cartId) } : {},
    });
  });
}

export const meta: MetaFunction = ({ matches }) => [
  ...pageMeta({ origin: originOf(matches), title: "Your order" }),
  { name: "robots", content: "noindex" },
];

export default function OfferPage() {
  const { token, offer } = useLoaderData<typeof loader>();
  if (!offer)
    return (
      <NarrowPage title="Your order">
        <Alert tone="bad" title="This link does not work any more">
          We have changed the order since, or taken it back. If you wait for another mail, look for the newest one.
        </Alert>
        <ButtonLink variant="primary" size="lg" block href="/">
          Go to the front page
        </ButtonLink>
      </NarrowPage>
    );
  const count = offer.groups.flatMap((group) => group.items).reduce((sum, item) => sum + item.quantity, 0);
  return (
    <div className="shell pt-8 pb-16">
      <h1 className="text-title">We made this order for you</h1>
      <p className="figures mt-2 text-muted">{offer.number}</p>
      <div className="mt-8 grid items-start gap-x-16 gap-y-10 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="flex min-w-0 flex-col gap-8">
          {offer.message && (
            <blockquote className="max-w-prose border-l-2 border-accent pl-4 whitespace-pre-line wrap-anywhere">
              {offer.message}
            </blockquote>
          )}
          {offer.groups.map((group) => (
            <Group key={group.seller.id} group={group} />
          ))}
          {offer.shippingAddress && (
            <section aria-label="Where it goes" className="border-t pt-5">
              <h2 className="mb-2 text-xl">Where it goes</h2>
              <AddressLines address={offer.shippingAddress} />
            </section>
          )}
        </div>
        <aside aria-label="What it comes to" className="rounded-lg bg-sunken p-5 sm:p-6 lg:sticky lg:top-8">
          <OrderTotals
            subtotal={offer.subtotal}
            discounts={
              offer.discount.amount > 0
                ? [
                    {
                      ...{ promotionId: offer.id, name: offer.discountReason, code: null },
                      ...{ fundedBy: "platform", amount: offer.discount },
                    },
                  ]
                : []
            }
            shipping={offer.shipping}
            tax={offer.tax}
            total={offer.total}
            isTaxIncluded={offer.isTaxIncluded}
            itemCount={count}
          />
          <div className="mt-6">
            <Next offer={offer} token={token} />
          </div>
        </aside>
      </div>
    </div>
  );
}

function Group({ group: { seller, items, shipping } }: { group: DraftOfferView["groups"][number] }) {
  return (
    <section aria-label={`From ${seller.shopName}`}>
      <h2 className="text-xl wrap-anywhere">{seller.shopName}</h2>
      <ul className="divide-y divide-line">
        {items.map((item) => (
          <li key={item.id} className="flex gap-4 py-4">
            <Picture
              media={item.picture}
              sizes="5rem"
              isDecorative
              className="aspect-4/5 w-16 shrink-0 self-start rounded-md sm:w-20"
            />
            <div className="min-w-0 grow">
              <h3 className="line-clamp-2 font-display text-[1.0625rem] leading-snug font-medium wrap-anywhere">
                {item.name}
              </h3>
              {item.variantTitle && <p className="text-sm text-muted">{item.variantTitle}</p>}
              <p className="figures text-sm text-muted">
                {item.quantity} × <Price money={item.price} />
              </p>
              <ShipsBy day={item.shipsBy} className="text-sm" />
            </div>
            <Price money={item.subtotal} className="shrink-0 font-medium" />
          </li>
        ))}
      </ul>
      {shipping && (
        <p className="text-sm text-muted">
          {shipping.name}, {daysRange(shipping)}, <Price money={shipping.price} isFreeWhenZero />
        </p>
      )}
    </section>
  );
}

/** What can be done with it: pay, or read why not. */
function Next({ offer, token }: { offer: DraftOfferView; token: string }) {
  const form = useFieldErrors();
  const { state } = useNavigation();
  if (offer.order)
    return (
      <div className="flex flex-col gap-4">
        <Alert tone="good" title="It is yours">
          This was ordered as {offer.order.number}.
        </Alert>
        <ButtonLink
          variant="primary"
          size="lg"
          block
          href={withQuery(`/orders/${offer.order.id}`, { token: offer.order.token })}
        >
          See the order
        </ButtonLink>
      </div>
    );
  if (offer.status === "EXPIRED")
    return (
      <Alert tone="warn" title="The time to pay is over">
        Nothing was charged. Answer our mail, and we send you a new link.
      </Alert>
    );
  if (offer.issues.length > 0)
    return (
      <Alert tone="warn" title="It cannot be paid for as it is">
        {offer.issues.join(" ")} Answer our mail, and we make it anew.
      </Alert>
    );
  return (
    <Form method="post" className="flex flex-col gap-4">
      <input type="hidden" name="token" value={token} />
      <FormErrors failure={form.failure} />
      <Button type="submit" variant="primary" size="lg" block loading={state !== "idle" && "One moment…"}>
        {offer.total.amount === 0 ? "Go on to order it" : `Go on to pay ${moneyText(offer.total)}`}
      </Button>
      {offer.expiresAt && (
        <p className="text-sm text-muted">
          You can pay until <DateTime value={offer.expiresAt} style="both" />. Nothing is set aside until then.
        </p>
      )}
    </Form>
  );
}
