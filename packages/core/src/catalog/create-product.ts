import type { OwnProductView } from "@emporia/contracts/catalog";
import { type Ctx, InvalidInput } from "../platform/index";
import { refuseShippingProfile } from "../shipping/index";
import { refuseTaxClass } from "../tax/index";
import { assertReductions } from "./assert-reductions";
import { readOwnProduct } from "./get-own-product";
import { inCatalogTransaction } from "./in-catalog-transaction";
import { checkContent } from "./product-content";
import { applyFields, type CreateProductInput } from "./product-input";
import { listAskedAttributes } from "./queries/attributes";
import { hasCategory } from "./queries/write-product";
import { saveProducts } from "./save-products";
import { slugify } from "./text";

/**
 * Writes down a new product as a draft, however little is known of it yet. Amounts are in minor units.
 * Without variants it gets one, or one for each combination of its options.
 * @throws InvalidInput options and variants contradict each other, an attribute does not take what is given, or there is no
 * such tax class or shipping profile to choose
 * @throws SkuTaken another product of the shop has the SKU
 * @throws NotFound a picture is not theirs
 */
export async function createProduct(ctx: Ctx, input: CreateProductInput): Promise<OwnProductView> {
  const { sellerId, slug, ...fields } = input;
  const asked = await listAskedAttributes(ctx.db, fields.categoryId ?? null);
  const content = applyFields(undefined, fields, asked);
  checkContent(content);
  return inCatalogTransaction(ctx, async (tx) => {
    if (content.categoryId !== null && !(await hasCategory(tx, content.categoryId)))
      throw new InvalidInput({ categoryId: "This category does not exist." });
    if (content.taxClass !== "standard") await refuseTaxClass(tx, content.taxClass);
    await refuseShippingProfile(tx, sellerId, content.shippingProfileId);
    await assertReductions(tx, content, undefined);
    const wantedSlug = slug ?? slugify(content.name, "product");
    const change = { current: undefined, sellerId, content, status: "DRAFT" as const, wantedSlug };
    const [saved] = await saveProducts(tx, ctx, [change], "counted");
    return readOwnProduct(tx, sellerId, saved?.id ?? "");
  });
}
