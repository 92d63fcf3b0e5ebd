import { ButtonLink } from "@emporia/ui/primitives/button";
import type { MetaFunction } from "@remix-run/node";
import { NarrowPage } from "~/components/narrow-page";
import { pageMeta } from "~/lib/meta";
import { originOf } from "~/lib/root-data";

export const meta: MetaFunction = ({ matches }) => pageMeta({ origin: originOf(matches), title: "Account closed" });

export default function AccountClosedPage() {
  return (
    <NarrowPage title="Your account is closed">
      <p>What we kept of you is deleted, but for your orders and their invoices. Orders under way go on.</p>
      <p className="mt-4 text-muted">You can buy as a guest, or open another account, whenever you like.</p>
      <div className="mt-6">
        <ButtonLink href="/" variant="primary">
          To the market
        </ButtonLink>
      </div>
    </NarrowPage>
  );
}
