import { addCartItemInput, cartItemIdInput, updateCartItemInput } from "@emporia/contracts/cart";
import { couponCodeInput } from "@emporia/contracts/promotions";
import { CartLines } from "@emporia/ui/commerce/cart-lines";
import { OrderTotals } from "@emporia/ui/commerce/order-totals";
import { Alert } from "@emporia/ui/primitives/alert";
import { Button, ButtonLink } from "@emporia/ui/primitives/button";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { ErrorPage } from "@emporia/ui/remix/error-page";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useFetcher, useLoaderData, useRouteError, useSearchParams } from "@remix-run/react";
import { ShoppingBag } from "lucide-react";
import { ByScript, ItemQuantity, RemoveItem, useFailureToast, useOptimisticCart } from "~/components/cart-items";
import { CouponField } from "~/components/coupon-field";
import { apiFor, read } from "~/lib/api.server";
import { cartOf } from "~/lib/cart.server";
import { cartCookie } from "~/lib/cookies.server";
import { parcelsText } from "~/lib/delivery";
import { pageMeta } from "~/lib/meta";
import { productPath, shopPath, withQuery } from "~/lib/paths";
import { originOf, useMarket } from "~/lib/root-data";

export async function loader(args: LoaderFunctionArgs) {
  return { cart: await read(args, cartOf(args)) };
}

export async function action(args: ActionFunctionArgs) {
  const { request } = args;
  const { cart } = apiFor(args);
  const form = await readForm(request);
  /** Stays on the page where it can show the change itself; leads back to the cart where it cannot. */
  const done = (cartId: string, query: Record<string, string> = {}) => {
    const headers = { "Set-Cookie": cartCookie.set(request, cartId) };
    if (form.get("byScript") !== "true") throw redirect(withQuery("/cart", query), { headers });
    return data({ ok: true as const }, { headers });
  };
  switch (form.get("intent")) {
    case "add":
    case "restore":
      return submit(form, addCartItemInput, async (input) => done((await cart.add.mutate(input)).id));
    case "update":
      return submit(form, updateCartItemInput, async (input) => done((await cart.update.mutate(input)).id));
    case "remove": {
      const text = (name: string) => String(form.get(name) ?? "").slice(0, 120);
      return submit(form, cartItemIdInput, async (input) =>
        done((await cart.remove.mutate(input)).id, {
          removed: text("variantId"),
          quantity: text("quantity"),
          name: text("name"),
        }),
      );
    }
    case "coupon":
      return submit(form, couponCodeInput, async (input) => done((await cart.applyCoupon.mutate(input)).id));
    case "remove-coupon":
      return submit(form, couponCodeInput, async (input) => done((await cart.removeCoupon.mutate(input)).id));
    case "accept":
      return submit(form, cartItemIdInput.partial(), async () => done((await cart.acceptChanges.mutate()).id));
    default:
      throw new Response("The cart does not know what to do.", { status: 400 });
  }
}

/** What was refused may have sold out meanwhile: the cart is read again after every try. */
export const shouldRevalidate = () => true;

export const meta: MetaFunction = ({ matches }) => pageMeta({ origin: originOf(matches), title: "Your cart" });

export default function CartPage() {
  const loaded = useLoaderData<typeof loader>();
  const cart = useOptimisticCart(loaded.cart) ?? loaded.cart;
  const form = useFieldErrors();
  const { pricesIncludeTax } = useMarket();
  const shops = cart.groups.length;
  return (
    <div className="shell pt-8">
      <h1 className="text-title">Your cart</h1>
      <div className="mt-4 flex flex-col gap-4 empty:hidden">
        <Notice />
        <FormErrors failure={form.failure} />
        {cart.issues.length > 0 && <AcceptChanges />}
      </div>
      {shops === 0 ? (
        <EmptyState
          title="Nothing in it yet"
          icon={<ShoppingBag />}
          action={
            <>
              <ButtonLink variant="primary" href="/search?sort=best_selling">
                See what others love
              </ButtonLink>
              <ButtonLink href="/search?sort=newest">See what is new</ButtonLink>
            </>
          }
        >
          What you put in stays here for a week, and for a month when you are signed in.
        </EmptyState>
      ) : (
        <div className="mt-6 grid items-start gap-x-14 gap-y-10 lg:grid-cols-[minmax(0,1fr)_22rem]">
          <CartLines
            groups={cart.groups}
            issues={cart.issues}
            productHref={productPath}
            sellerHref={(group) => shopPath(group.seller)}
            quantity={(item) => <ItemQuantity item={item} />}
            actions={(item) => <RemoveItem item={item} />}
          />
          <aside aria-label="Summary" className="rounded-lg bg-sunken p-6 lg:sticky lg:top-32">
            <OrderTotals
              subtotal={cart.subtotal}
              shipping={null}
              tax={null}
              isTaxIncluded={pricesIncludeTax}
              total={cart.total}
              discounts={cart.discounts}
              itemCount={cart.itemCount}
              totalLabel="Total before shipping"
              shippingNote={shippingNote(cart.groups)}
            />
            <CouponField coupons={cart.coupons} action="/cart" />
            <div className="mt-6 flex flex-col gap-3">
              {cart.issues.length > 0 ? (
                <p className="text-sm text-muted">Look at what has changed above, then you can go on.</p>
              ) : (
                <ButtonLink variant="primary" size="lg" block href="/checkout">
                  Check out
                </ButtonLink>
              )}
              <p className="text-[0.8125rem] text-muted">
                {parcelsText(
                  cart.groups.map(({ parcelCount, items }) => Math.min(parcelCount, items.length)),
                  "One shop",
                )}
                {shops > 1 && " You pay once."}
              </p>
            </div>
          </aside>
        </div>
      )}
    </div>
  );
}

type Groups = Awaited<ReturnType<typeof loader>>["cart"]["groups"];

function shippingNote(groups: Groups): string {
  const known = groups.flatMap((group) => (group.shippingFrom ? [group.shippingFrom] : []));
  const [first] = known;
  if (!first || known.length < groups.length) return "Once we have your address";
  const amount = known.reduce((sum, each) => sum + each.amount, 0);
  if (amount === 0) return "Free";
  const text = new Intl.NumberFormat("en-US", { style: "currency", currency: first.currency });
  const digits = text.resolvedOptions().maximumFractionDigits ?? 2;
  return `From ${text.format(amount / 10 ** digits)}`;
}

/** What just happened, for those whose page cannot say it by itself. */
function Notice() {
  const [query] = useSearchParams();
  const removed = query.get("removed");
  if (query.get("added")) return <Alert tone="good">It is in your cart.</Alert>;
  if (!removed) return null;
  return (
    <Alert
      action={
        <Form method="post" action="/cart">
          <input type="hidden" name="intent" value="restore" />
          <input type="hidden" name="variantId" value={removed} />
          <input type="hidden" name="quantity" value={query.get("quantity") ?? "1"} />
          <Button type="submit" size="sm">
            Undo
          </Button>
        </Form>
      }
    >
      {query.get("name") || "It"} was removed.
    </Alert>
  );
}

function AcceptChanges() {
  const fetcher = useFetcher();
  useFailureToast(fetcher.data, fetcher.state);
  return (
    <Alert
      tone="warn"
      title="Something changed since you put it in"
      action={
        <fetcher.Form method="post" action="/cart">
          <input type="hidden" name="intent" value="accept" />
          <ByScript />
          <Button type="submit" size="sm" loading={fetcher.state !== "idle" && "Accepting…"}>
            Accept the changes
          </Button>
        </fetcher.Form>
      }
    >
      Nothing is charged until you have seen it. Accepting takes today’s prices and what is left.
    </Alert>
  );
}

export function ErrorBoundary() {
  return (
    <ErrorPage
      error={useRouteError()}
      element="div"
      sentences={{ 503: "We cannot reach your cart just now. Nothing in it is lost. Try again in a moment." }}
    />
  );
}
