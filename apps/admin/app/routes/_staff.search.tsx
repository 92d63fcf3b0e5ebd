import { orderStatusWord } from "@emporia/ui/commerce/order-status-badge";
import { productStatusWord } from "@emporia/ui/commerce/product-status-badge";
import { sellerStatusWord } from "@emporia/ui/commerce/seller-status-badge";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { type Hit, matching } from "@emporia/ui/lib/hits";
import { Button } from "@emporia/ui/primitives/button";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Field } from "@emporia/ui/primitives/field";
import { Input } from "@emporia/ui/primitives/input";
import { Link } from "@emporia/ui/primitives/link";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { Search } from "lucide-react";
import { apiFor } from "~/lib/api.server";
import { pagesFor } from "~/lib/pages";
import { usePermissions } from "~/lib/staff";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const q = (new URL(request.url).searchParams.get("q") ?? "").trim().slice(0, 100);
  if (q.length < 2) return { q, hits: [] as Hit[] };
  const api = apiFor(request, context);
  // A role that may not read the one still finds the other.
  const [orders, sellers, people, products] = await Promise.allSettled([
    api.orders.staff.list.query({ query: q, limit: 8 }),
    api.sellers.staff.list.query({ query: q, limit: 6 }),
    api.users.staff.list.query({ query: q, limit: 6 }),
    api.catalog.staff.list.query({ query: q, limit: 8 }),
  ]);
  const hits: Hit[] = [
    ...(sellers.status === "fulfilled" ? sellers.value.items : []).map((seller) => ({
      kind: "Seller",
      label: seller.shopName,
      detail: `${seller.owner.email} · ${sellerStatusWord(seller.status)}`,
      href: `/sellers/${seller.id}`,
    })),
    ...(orders.status === "fulfilled" ? orders.value.items : []).map((order) => ({
      kind: "Order",
      label: order.orderNumber,
      detail: `${order.email} · ${orderStatusWord(order.status)} · ${order.shops.join(", ")}`,
      href: `/orders/${order.id}`,
    })),
    ...(people.status === "fulfilled" ? people.value.items : []).map((person) => ({
      kind: "Person",
      label: `${person.firstName} ${person.lastName}`,
      detail: `${person.email}${person.bannedAt ? " · Banned" : ""}`,
      href: `/people/${person.id}`,
    })),
    ...(products.status === "fulfilled" ? products.value.items : []).map((product) => ({
      kind: "Product",
      label: product.name,
      detail: `${product.seller.shopName} · ${product.isTakenDown ? "Taken down" : productStatusWord(product.status)}`,
      href: `/products/${product.id}`,
    })),
  ];
  return { q, hits };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.q ? `${data.q} · Search · Emporia Admin` : "Search · Emporia Admin" },
];

export default function SearchPage() {
  const { q, hits } = useLoaderData<typeof loader>();
  const pages = pagesFor(usePermissions());
  const found = [...matching(pages, q), ...hits];
  return (
    <>
      <PageHeader title="Search" />
      <Form role="search" className="flex max-w-xl items-end gap-2">
        <Field name="q" label="An order number, an e-mail, a shop, a product or a page" className="grow">
          <Input type="search" key={q} defaultValue={q} before={<Search />} />
        </Field>
        <Button type="submit" variant="primary">
          Search
        </Button>
      </Form>
      {found.length === 0 ? (
        <EmptyState title={`Nothing is called “${q}”.`}>
          An order number or an e-mail finds orders, a part of the name a shop, a person or a product, a SKU its
          product.
        </EmptyState>
      ) : (
        <ul className="mt-6 max-w-3xl border-t">
          {found.map((hit) => (
            <li key={hit.href}>
              <Link
                href={hit.href}
                className="flex min-h-12 items-center gap-4 border-b py-2 text-sm no-underline hover:bg-sunken/60"
              >
                <span className="w-16 shrink-0 text-xs text-muted">{hit.kind}</span>
                <span className="min-w-0 grow truncate font-medium">{hit.label}</span>
                {hit.detail && <span className="max-w-[45%] truncate text-xs text-muted">{hit.detail}</span>}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
