import type { QuestionView } from "@emporia/contracts/questions";
import { ButtonLink } from "@emporia/ui/primitives/button";
import { productPath, questionsPath } from "~/lib/paths";

/** What was asked about the product and answered: the most helpful of it, and the way to ask. */
export function Questions(props: {
  product: { slug: string; seller: { shopName: string } };
  found: { count: number; items: QuestionView[] } | null;
}) {
  const { product, found } = props;
  if (!found) return null;
  const path = questionsPath(productPath(product));
  const { shopName } = product.seller;
  return (
    <section aria-labelledby="questions" className="mt-16 border-t pt-10">
      <h2 id="questions" className="mb-6 text-title">
        Questions and answers
      </h2>
      {found.items.length > 0 && (
        <dl className="mb-6 flex max-w-prose flex-col gap-6">
          {found.items.map(({ id, body, answer }) => (
            <div key={id}>
              <dt className="font-display text-[1.0625rem] font-medium whitespace-pre-line wrap-anywhere">{body}</dt>
              <dd className="mt-2 border-l-2 border-line-strong pl-4 whitespace-pre-line wrap-anywhere">
                {answer?.text}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        {found.count > 0 && (
          <ButtonLink href={path}>
            {found.count === 1 ? "See the answer" : `See all ${found.count.toLocaleString("en-US")} answers`}
          </ButtonLink>
        )}
        <ButtonLink href={`${path}#ask`}>Ask {shopName}</ButtonLink>
        {found.count === 0 && <p className="text-sm text-muted">Nobody has asked anything yet.</p>}
      </div>
    </section>
  );
}
