import type { QuestionView } from "@emporia/contracts/questions";
import { ButtonLink } from "@emporia/ui/primitives/button";
import { QuestionList } from "~/components/questions/question-list";
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
      {found.items.length > 0 && <QuestionList questions={found.items} shopName={shopName} heading="h3" />}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        {found.count > found.items.length && (
          <ButtonLink href={path}>{`Read all ${found.count.toLocaleString("en-US")} answers`}</ButtonLink>
        )}
        <ButtonLink href={`${path}#ask`}>Ask {shopName}</ButtonLink>
        {found.items.length === 0 && <p className="text-sm text-muted">Nobody has asked anything yet.</p>}
      </div>
    </section>
  );
}
