import { PageHeader } from "@emporia/ui/layout/page-header";
import { page } from "@emporia/ui/remix/tool-page.server";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ProductForm } from "~/components/product/product-form";
import { apiFor } from "~/lib/api.server";
import { saveProduct } from "~/lib/save-product.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const api = apiFor(request, context);
  const [categories, { classes: taxClasses }, { profiles }] = await page(
    request,
    Promise.all([api.categories.list.query(), api.tax.classes.query(), api.shipping.list.query()]),
  );
  return { categories, taxClasses, profiles };
}

export function action(args: ActionFunctionArgs) {
  return saveProduct(args, apiFor(args.request, args.context), undefined);
}

export const meta: MetaFunction = () => [{ title: "New product · Emporia Seller" }];

export default function NewProductPage() {
  const { categories, taxClasses, profiles } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Products", href: "/products" }, { label: "New product" }]}
        title="New product"
        description="A name is enough to begin with. Nobody sees it until you publish it."
      />
      <ProductForm categories={categories} taxClasses={taxClasses} profiles={profiles} />
    </>
  );
}
