import {
  type featuredProductsView,
  featureProductInput,
  moveFeaturedInput,
  staffProductIdInput,
} from "@emporia/contracts/staff-products";
import { DateTime } from "@emporia/ui/commerce/date-time";
import { Picture } from "@emporia/ui/commerce/picture";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Section } from "@emporia/ui/layout/section";
import { Alert } from "@emporia/ui/primitives/alert";
import { Badge } from "@emporia/ui/primitives/badge";
import { Button } from "@emporia/ui/primitives/button";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Field } from "@emporia/ui/primitives/field";
import { Input } from "@emporia/ui/primitives/input";
import { Link } from "@emporia/ui/primitives/link";
import { ErrorPage } from "@emporia/ui/remix/error-page";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { SuggestInput } from "@emporia/ui/remix/suggest-input";
import { page } from "@emporia/ui/remix/tool-page.server";
import { useFieldErrorsOf } from "@emporia/ui/remix/use-field-errors";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData, useRouteError } from "@remix-run/react";
import { ArrowDown, ArrowUp, Sparkles, X } from "lucide-react";
import type { z } from "zod";
import { apiFor } from "~/lib/api.server";
import { useMay } from "~/lib/staff";

type Featured = z.infer<typeof featuredProductsView>[number];

export async function loader({ request, context }: LoaderFunctionArgs) {
  return { featured: await page(request, apiFor(request, context).catalog.staff.featured.query()) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { staff } = apiFor(request, context).catalog;
  const form = await readForm(request);
  const done = (word: string) => () => redirect(`/products/featured?done=${word}`);
  switch (form.get("intent")) {
    case "feature":
      return submit(form, featureProductInput, (input) => staff.feature.mutate(input).then(done("featured")));
    case "move":
      return submit(form, moveFeaturedInput, (input) => staff.moveFeatured.mutate(input).then(done("moved")));
    case "unfeature":
      return submit(form, staffProductIdInput, (input) => staff.unfeature.mutate(input).then(done("unfeatured")));
    default:
      throw new Response("The form was not complete.", { status: 400 });
  }
}

export const meta: MetaFunction = () => [{ title: "Featured products · Emporia Admin" }];

export default function FeaturedPage() {
  const { featured } = useLoaderData<typeof loader>();
  const mayWrite = useMay("catalog:write");
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Products", href: "/products" }, { label: "Featured" }]}
        title="Featured products"
        description="What shoppers see first on the front page, in this order; the first eight that can be bought."
      />
      {featured.length === 0 ? (
        <EmptyState icon={<Sparkles />} title="Nothing is featured.">
          The front page goes without that part until something is.
        </EmptyState>
      ) : (
        <ol aria-label="Featured products" className="border-t">
          {featured.map((product, at) => (
            <FeaturedRow
              key={product.id}
              product={product}
              place={{ at, last: featured.length - 1 }}
              mayWrite={mayWrite}
            />
          ))}
        </ol>
      )}
      {mayWrite && (
        <div className="mt-8">
          <Section isSplit title="Feature another one" description="It comes last, and can be moved then.">
            <FeatureForm key={featured.length} />
          </Section>
        </div>
      )}
    </>
  );
}

function FeaturedRow({
  product,
  place: { at, last },
  mayWrite,
}: {
  product: Featured;
  place: { at: number; last: number };
  mayWrite: boolean;
}) {
  const { id, name, seller, endsAt, isShown } = product;
  const move = (to: number, words: string, icon: JSX.Element) => (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="productId" value={id} />
      <input type="hidden" name="position" value={to} />
      <Button
        type="submit"
        name="intent"
        value="move"
        size="sm"
        variant="ghost"
        icon={icon}
        disabled={to < 0 || to > last}
      >
        <span className="sr-only">
          {words} “{name}”
        </span>
      </Button>
    </Form>
  );
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b py-2">
      <Link href={`/products/${id}`} prefetch="intent" className="group flex min-h-11 min-w-0 grow items-center gap-3">
        <Picture media={product.picture} sizes="44px" isDecorative className="size-11 shrink-0 rounded-md" />
        <span className="min-w-0">
          <span className="line-clamp-2 font-medium wrap-anywhere underline-offset-4 group-hover:underline">
            {name}
          </span>
          <span className="line-clamp-1 text-sm text-muted wrap-anywhere">{seller.shopName}</span>
        </span>
      </Link>
      <span className="flex items-center gap-3 text-sm text-muted">
        {!isShown && (
          <Badge tone="warn" shape="ring">
            {endsAt && Date.parse(endsAt) <= Date.now() ? "Ended" : "Cannot be bought"}
          </Badge>
        )}
        {endsAt && (
          <span className="whitespace-nowrap">
            Ends <DateTime value={endsAt} style="both" />
          </span>
        )}
      </span>
      {mayWrite && (
        <span className="flex items-center">
          {move(at - 1, "Move up", <ArrowUp />)}
          {move(at + 1, "Move down", <ArrowDown />)}
          <Form method="post" preventScrollReset>
            <input type="hidden" name="productId" value={id} />
            <Button type="submit" name="intent" value="unfeature" size="sm" variant="ghost" icon={<X />}>
              <span className="sr-only">Take “{name}” from the front page</span>
            </Button>
          </Form>
        </span>
      )}
    </li>
  );
}

function FeatureForm() {
  const form = useFieldErrorsOf("intent", "feature");
  const busy = useBusy();
  return (
    <Form method="post" noValidate preventScrollReset className="flex max-w-prose flex-col items-start gap-4">
      <input type="hidden" name="intent" value="feature" />
      {form.formError && <Alert tone="bad">{form.formError}</Alert>}
      <Field name="product" label="Product" error={form.error("product")} className="w-full">
        <SuggestInput kinds={["product"]} defaultValue={form.value("product")} placeholder="A part of its name" />
      </Field>
      <Field
        name="endsOn"
        label="Last day"
        required={false}
        hint="In UTC; without an end when it is empty."
        error={form.error("endsOn")}
      >
        <Input type="date" defaultValue={form.value("endsOn")} />
      </Field>
      <Button type="submit" variant="primary" loading={busy("feature", "Featuring it…")}>
        Feature it
      </Button>
    </Form>
  );
}

export function ErrorBoundary() {
  return <ErrorPage error={useRouteError()} element="div" />;
}
