import { PageHeader } from "@emporia/ui/layout/page-header";
import { cursorOf } from "@emporia/ui/lib/list-paths";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Link } from "@emporia/ui/primitives/link";
import { CursorPages } from "@emporia/ui/remix/cursor-pages";
import { page } from "@emporia/ui/remix/tool-page.server";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Inbox } from "lucide-react";
import { Decisions } from "~/components/decisions";
import { SellerFacts } from "~/components/seller-facts";
import { apiFor } from "~/lib/api.server";
import { decide } from "~/lib/decide.server";
import { useMay } from "~/lib/staff";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const params = new URL(request.url).searchParams;
  const sellers = await page(
    request,
    apiFor(request, context).sellers.staff.list.query({ status: "PENDING", cursor: cursorOf(params), limit: 10 }),
  );
  return { sellers };
}

export function action({ request, context }: ActionFunctionArgs) {
  return decide(request, context, (done) => `/applications?done=${done}`);
}

export const meta: MetaFunction = () => [{ title: "Applications · Emporia Admin" }];

export default function ApplicationsPage() {
  const { sellers } = useLoaderData<typeof loader>();
  const mayDecide = useMay("sellers:decide");
  return (
    <>
      <PageHeader title="Applications" description="Shops that wait for somebody to read what they sell." />
      {sellers.items.length === 0 ? (
        <EmptyState icon={<Inbox />} title="Nobody waits.">
          Every application has been answered. New ones appear here.
        </EmptyState>
      ) : (
        <ul className="border-t">
          {sellers.items.map((seller) => (
            <li key={seller.id} className="grid gap-x-12 gap-y-6 border-b py-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
              <div className="min-w-0">
                <h2 className="text-lg wrap-anywhere">
                  <Link href={`/sellers/${seller.id}`} className="underline-offset-4 hover:underline">
                    {seller.shopName}
                  </Link>
                </h2>
                {seller.tagline && <p className="text-muted wrap-anywhere">{seller.tagline}</p>}
                <p className="mt-3 mb-5 max-w-prose text-[0.9375rem] whitespace-pre-line wrap-anywhere">
                  {seller.description}
                </p>
                <SellerFacts seller={seller} />
              </div>
              {mayDecide && <Decisions seller={seller} />}
            </li>
          ))}
        </ul>
      )}
      <CursorPages label="Applications" nextCursor={sellers.nextCursor} />
    </>
  );
}
