import { PageHeader } from "@emporia/ui/layout/page-header";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ProductForm } from "~/components/product/product-form";
import { apiFor, page } from "~/lib/api.server";
import { saveProduct } from "~/lib/save-product.server";

export async function loader({ request, context }: LoaderFunctionArgs) {
  return { categories: await page(request, apiFor(request, context).categories.list.query()) };
}

export function action(args: ActionFunctionArgs) {
  return saveProduct(args, apiFor(args.request, args.context), undefined);
}

export const meta: MetaFunction = () => [{ title: "New product · Emporia Seller" }];

export default function NewProductPage() {
  const { categories } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Products", href: "/products" }, { label: "New product" }]}
        title="New product"
        description="A name is enough to begin with. Nobody sees it until you publish it."
      />
      <ProductForm categories={categories} />
    </>
  );
}
