import { collectionIdInput, updateCollectionInput } from "@emporia/contracts/collections";
import { Picture } from "@emporia/ui/commerce/picture";
import { Price } from "@emporia/ui/commerce/price";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { Section } from "@emporia/ui/layout/section";
import { Badge } from "@emporia/ui/primitives/badge";
import { ButtonLink } from "@emporia/ui/primitives/button";
import { ConfirmButton } from "@emporia/ui/primitives/confirm-dialog";
import { ErrorPage } from "@emporia/ui/remix/error-page";
import { useBusy } from "@emporia/ui/remix/form-busy";
import { readForm, submit } from "@emporia/ui/remix/submit.server";
import { page } from "@emporia/ui/remix/tool-page.server";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData, useRouteError } from "@remix-run/react";
import { ExternalLink } from "lucide-react";
import { CollectionForm } from "~/components/collection-form";
import { apiFor } from "~/lib/api.server";
import { collectionForm, namesNothing } from "~/lib/collection-form.server";

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const api = apiFor(request, context);
  const [collection, tree] = await page(
    request,
    Promise.all([
      api.collections.staff.get.query({ collectionId: params.collectionId ?? "" }),
      api.categories.staff.tree.query(),
    ]),
  );
  return { collection, tree, storefrontUrl: context.config.storefrontUrl };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { collections } = apiFor(request, context);
  const form = await readForm(request);
  form.set("collectionId", params.collectionId ?? "");
  switch (form.get("intent")) {
    case "save":
      return submit(collectionForm(form), updateCollectionInput, (input) =>
        collections.update
          .mutate({ ...input, ...(namesNothing(form) ? { products: [] } : {}) })
          .then(() => redirect(`/collections/${params.collectionId}?done=saved`)),
      );
    case "remove":
      return submit(form, collectionIdInput, (input) =>
        collections.remove.mutate(input).then(() => redirect("/collections?done=removed")),
      );
    default:
      throw new Response("The form was not complete.", { status: 400 });
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.collection.name ?? "Collection"} · Emporia Admin` },
];

export default function CollectionPage() {
  const { collection, tree, storefrontUrl } = useLoaderData<typeof loader>();
  const busy = useBusy();
  const { name, slug, isVisible, isRule, products, total } = collection;
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Collections", href: "/collections" }, { label: name }]}
        title={name}
        badge={
          isVisible ? (
            <Badge tone="good" shape="dot">
              Shown
            </Badge>
          ) : (
            <Badge shape="ring">Hidden</Badge>
          )
        }
        description={
          total === 1
            ? "Shoppers see 1 product in it."
            : `Shoppers see ${total.toLocaleString("en-US")} products in it.`
        }
        actions={
          isVisible && (
            <ButtonLink size="sm" variant="ghost" href={`${storefrontUrl}/collections/${slug}`} icon={<ExternalLink />}>
              See it in the shop
            </ButtonLink>
          )
        }
      />
      <CollectionForm key={collection.id} collection={collection} tree={tree} />
      {products.length > 0 && (
        <Section isSplit title={isRule ? "The first of them" : "Its products"}>
          <ul className="grid gap-x-6 sm:grid-cols-2">
            {products.map((product) => (
              <li key={product.id} className="flex min-h-14 items-center gap-3 border-b py-1.5">
                <Picture media={product.picture} sizes="44px" isDecorative className="size-11 shrink-0 rounded-md" />
                <span className="line-clamp-2 min-w-0 grow text-sm wrap-anywhere">{product.name}</span>
                <Price money={product.price} size="sm" />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section isSplit title="Delete">
        <Form method="post">
          <input type="hidden" name="intent" value="remove" />
          <ConfirmButton
            loading={busy("remove", "Deleting…")}
            question={{
              title: `Delete “${name}”?`,
              consequence: "Its address answers no more. The products stay.",
              confirmLabel: "Delete it",
            }}
          >
            Delete the collection
          </ConfirmButton>
        </Form>
      </Section>
    </>
  );
}

export function ErrorBoundary() {
  return (
    <ErrorPage error={useRouteError()} element="div" sentences={{ 404: "There is no collection at this address." }} />
  );
}
