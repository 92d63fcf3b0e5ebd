import { type FollowedShopView, followShopInput, setFollowMailsInput } from "@emporia/contracts/follows";
import { cursorOf } from "@emporia/ui/lib/list-paths";
import { Avatar } from "@emporia/ui/primitives/avatar";
import { Button, ButtonLink } from "@emporia/ui/primitives/button";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { FormErrors } from "@emporia/ui/primitives/form-errors";
import { Link } from "@emporia/ui/primitives/link";
import { CursorPages } from "@emporia/ui/remix/cursor-pages";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { useFieldErrors } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData, useNavigation } from "@remix-run/react";
import { Heart } from "lucide-react";
import { z } from "zod";
import { apiFor, read } from "~/lib/api.server";
import { pageMeta } from "~/lib/meta";
import { shopPath } from "~/lib/paths";
import { originOf } from "~/lib/root-data";

const here = "/account/following";

export async function loader(args: LoaderFunctionArgs) {
  const cursor = cursorOf(new URL(args.request.url).searchParams)?.slice(0, 500) || undefined;
  const list = await read(args, apiFor(args).follows.list.query({ limit: 24, cursor }));
  return { ...list, isFirst: cursor === undefined };
}

const mailsInput = setFollowMailsInput.extend({ wantsMails: z.stringbool() });

export async function action(args: ActionFunctionArgs) {
  const form = await readForm(args.request);
  const { follows } = apiFor(args);
  if (form.get("intent") === "mails")
    return submit(form, mailsInput, (input) => follows.setMails.mutate(input).then(() => redirect(here)));
  return submit(form, followShopInput.pick({ sellerId: true }), ({ sellerId }) =>
    follows.set.mutate({ sellerId, isFollowed: false }).then(() => redirect(here)),
  );
}

export const meta: MetaFunction = ({ matches }) =>
  pageMeta({ origin: originOf(matches), title: "Shops that you follow" });

export default function FollowingPage() {
  const { items, nextCursor, wantsMails, isFirst } = useLoaderData<typeof loader>();
  const { state, formData } = useNavigation();
  const form = useFieldErrors();
  const isBusy = (name: string, value: string) => state !== "idle" && formData?.get(name) === value;
  return (
    <>
      <h1 className="mb-6 text-title">Shops that you follow</h1>
      <FormErrors failure={form.failure} />
      {items.length === 0 ? (
        <EmptyState
          icon={<Heart />}
          title={isFirst ? "You follow no shop yet" : "No more shops"}
          action={isFirst ? undefined : <ButtonLink href={here}>Back to the latest</ButtonLink>}
        >
          Follow a shop on its page, and we mail you what it brings out, once a day at most.
        </EmptyState>
      ) : (
        <>
          <ul className="divide-y divide-line border-y">
            {items.map((shop) => (
              <li key={shop.id} className="flex flex-wrap items-center gap-x-5 gap-y-3 py-5">
                <Shop shop={shop} isBusy={isBusy("sellerId", shop.id)} />
              </li>
            ))}
          </ul>
          <Form method="post" className="mt-8 flex flex-col items-start gap-3">
            <input type="hidden" name="wantsMails" value={String(!wantsMails)} />
            <p className="max-w-prose text-[0.9375rem] text-muted">
              {wantsMails
                ? "We mail you what these shops bring out, once a day at most, if your address is verified."
                : "We do not mail you what these shops bring out."}
            </p>
            <Button type="submit" name="intent" value="mails" loading={isBusy("intent", "mails") && "One moment…"}>
              {wantsMails ? "Stop these mails" : "Mail me what is new"}
            </Button>
          </Form>
        </>
      )}
      <CursorPages label="Shops" nextCursor={nextCursor} />
    </>
  );
}

function Shop({ shop, isBusy }: { shop: FollowedShopView; isBusy: boolean }) {
  return (
    <>
      <Avatar name={shop.shopName} src={shop.logo ? `${shop.logo.url}/320.webp` : undefined} size="lg" shape="shop" />
      <div className="min-w-0 grow basis-52">
        <h2 className="font-display text-[1.0625rem] font-medium wrap-anywhere">
          {shop.isOpen ? (
            <Link href={shopPath({ shopSlug: shop.slug })} className="underline-offset-4 hover:underline">
              {shop.shopName}
            </Link>
          ) : (
            shop.shopName
          )}
        </h2>
        <p className="text-sm text-muted wrap-anywhere">
          {shop.isOpen
            ? [shop.tagline, shop.productCount === 1 ? "1 product" : `${shop.productCount} products`]
                .filter(Boolean)
                .join(" · ")
            : "It does not sell at the moment."}
        </p>
      </div>
      <Form method="post" preventScrollReset>
        <input type="hidden" name="sellerId" value={shop.id} />
        <Button
          type="submit"
          size="sm"
          aria-label={`Stop following ${shop.shopName}`}
          loading={isBusy && "One moment…"}
        >
          Stop following
        </Button>
      </Form>
    </>
  );
}
