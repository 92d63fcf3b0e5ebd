import { PageHeader } from "@emporia/ui/layout/page-header";
import { countryName } from "@emporia/ui/lib/regions";
import { Badge } from "@emporia/ui/primitives/badge";
import { ButtonLink } from "@emporia/ui/primitives/button";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Link } from "@emporia/ui/primitives/link";
import { Table } from "@emporia/ui/primitives/table";
import { page } from "@emporia/ui/remix/tool-page.server";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Globe } from "lucide-react";
import { apiFor } from "~/lib/api.server";
import { useMay } from "~/lib/staff";

export async function loader({ request, context }: LoaderFunctionArgs) {
  return page(request, apiFor(request, context).markets.staff.list.query());
}

export const meta: MetaFunction = () => [{ title: "Markets · Emporia Admin" }];

type Market = Awaited<ReturnType<typeof loader>>["items"][number];

const SHOWN = 4;
function placesOf({ countries }: Market): string {
  const names = countries.map(countryName);
  return names.length > SHOWN
    ? `${names.slice(0, SHOWN).join(", ")} and ${names.length - SHOWN} more`
    : names.join(", ");
}

function ratesOf({ isHome, conversion }: Market): string {
  if (isHome) return "Sellers’ own prices";
  if (!conversion || conversion.isStopped) return "Not converted";
  return conversion.rate ? `1 ${conversion.from} = ${conversion.rate}` : "A rate is to come";
}

export default function MarketsPage() {
  const { items } = useLoaderData<typeof loader>();
  const mayWrite = useMay("markets:write");
  return (
    <>
      <PageHeader
        title="Markets"
        description="Where the marketplace sells, in which currency, and whether prices have tax within. Shoppers choose theirs in the footer as soon as there are two."
        actions={
          mayWrite && (
            <ButtonLink variant="primary" size="sm" href="/markets/new">
              New market
            </ButtonLink>
          )
        }
      />
      <Table
        caption="Markets"
        rows={items}
        rowKey={(market) => market.code}
        empty={<EmptyState icon={<Globe />} title="There is no market." />}
        columns={[
          {
            key: "name",
            header: "Market",
            isName: true,
            cell: (market) => (
              <Link href={`/markets/${market.code}`} className="wrap-anywhere">
                {market.name}
              </Link>
            ),
          },
          { key: "places", header: "Countries", cell: placesOf },
          { key: "currency", header: "Currency", cell: (market) => market.currency },
          { key: "tax", header: "Tax", cell: (market) => (market.pricesIncludeTax ? "Within prices" : "On top") },
          { key: "rates", header: "Converted prices", cell: ratesOf },
          {
            key: "state",
            header: "State",
            cell: (market) =>
              market.isHome ? (
                <Badge tone="info">Home</Badge>
              ) : market.isOpen ? (
                <Badge tone="good">Open</Badge>
              ) : (
                <Badge>Closed</Badge>
              ),
          },
        ]}
      />
    </>
  );
}
