import { Picture } from "@emporia/ui/commerce/picture";
import { PageHeader } from "@emporia/ui/layout/page-header";
import { ButtonLink } from "@emporia/ui/primitives/button";
import { EmptyState } from "@emporia/ui/primitives/empty-state";
import { Link } from "@emporia/ui/primitives/link";
import { ErrorPage } from "@emporia/ui/remix/error-page";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useRouteError } from "@remix-run/react";
import { apiFor, read } from "~/lib/api.server";
import { pageMeta } from "~/lib/meta";
import { collectionPath, startCrumb } from "~/lib/paths";
import { originOf } from "~/lib/root-data";

export async function loader(args: LoaderFunctionArgs) {
  return { collections: await read(args, apiFor(args).collections.list.query()) };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta({
    origin: originOf(matches),
    title: "Collections",
    description: "Things that belong together, chosen from every shop in the hall.",
    path: "/collections",
    isHidden: !data || data.collections.length === 0,
  });

export default function CollectionsPage() {
  const { collections } = useLoaderData<typeof loader>();
  return (
    <div className="shell pt-6">
      <PageHeader
        title="Collections"
        description="Things that belong together, chosen from every shop in the hall."
        crumbs={[startCrumb, { label: "Collections" }]}
      />
      {collections.length === 0 ? (
        <EmptyState
          title="No collection just now"
          action={
            <ButtonLink variant="primary" href="/">
              Look around the hall
            </ButtonLink>
          }
        >
          The next one is being put together.
        </EmptyState>
      ) : (
        <ul className="grid gap-x-6 gap-y-8 sm:grid-cols-2 lg:grid-cols-3">
          {collections.map((collection) => (
            <li key={collection.id} className="min-w-0 border-t pt-4">
              <Link href={collectionPath(collection)} prefetch="intent" className="group block no-underline">
                {collection.picture && (
                  <Picture
                    media={{ ...collection.picture, alt: "" }}
                    sizes="(min-width: 64rem) 24rem, (min-width: 40rem) 50vw, 100vw"
                    className="mb-4 aspect-[3/2] w-full rounded-md object-cover"
                  />
                )}
                <h2 className="text-xl wrap-anywhere group-hover:underline">{collection.name}</h2>
                {collection.description && (
                  <p className="mt-1 line-clamp-3 text-[0.9375rem] text-muted wrap-anywhere">
                    {collection.description}
                  </p>
                )}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

export function ErrorBoundary() {
  return <ErrorPage error={useRouteError()} element="div" />;
}
