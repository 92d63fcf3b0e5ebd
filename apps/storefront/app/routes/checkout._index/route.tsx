import { apiErrorOf } from "@emporia/trpc/client";
import { Alert } from "@emporia/ui/primitives/alert";
import { ButtonLink } from "@emporia/ui/primitives/button";
import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { apiFor, read } from "~/lib/api.server";
import { pageMeta } from "~/lib/meta";
import { originOf } from "~/lib/root-data";

export const handle = { isQuiet: true };

/** Begins a checkout of the cart as it is, or goes on with the one whose payment is under way. */
export async function loader(args: LoaderFunctionArgs) {
  let checkoutId: string;
  try {
    checkoutId = (await apiFor(args).checkout.init.mutate({})).id;
  } catch (error) {
    const refused = apiErrorOf(error);
    if (refused?.code === "CART_EMPTY" || refused?.code === "CART_CHANGED") throw redirect("/cart");
    if (!refused || refused.code === "UNAUTHENTICATED" || refused.code === "INTERNAL")
      return read(args, Promise.reject<{ sentence: string }>(error));
    return { sentence: refused.message };
  }
  throw redirect(`/checkout/${checkoutId}`);
}

export const meta: MetaFunction = ({ matches }) => pageMeta({ origin: originOf(matches), title: "Checkout" });

export default function CheckoutRefused() {
  const { sentence } = useLoaderData<typeof loader>();
  return (
    <div className="shell max-w-2xl py-16">
      <h1 className="mb-6 text-title">Checkout</h1>
      <Alert tone="bad" title="We could not begin">
        {sentence} Nothing was charged.
      </Alert>
      <div className="mt-6">
        <ButtonLink variant="primary" href="/cart">
          Back to the cart
        </ButtonLink>
      </div>
    </div>
  );
}
