import type { OwnProductView } from "@emporia/contracts/catalog";
import { type Ctx, InvalidInput, NotFound } from "../platform/index";
import { refuseShippingProfile } from "../shipping/index";
import { refuseTaxClass } from "../tax/index";
import { assertReductions } from "./assert-reductions";
import { ProductChanged } from "./errors";
import { readOwnProduct } from "./get-own-product";
import { inCatalogTransaction } from "./in-catalog-transaction";
import { checkContent, type ProductState } from "./product-content";
import { applyFields, type UpdateProductInput, writesWords } from "./product-input";
import { asProposed, asWritten } from "./proposals";
import { listAskedAttributes } from "./queries/attributes";
import { lockOwnProduct } from "./queries/product-state";
import { hasCategory } from "./queries/write-product";
import { refuseToStrip, saveProducts } from "./save-products";
import { slugify } from "./text";

/**
 * Changes the fields that are given and leaves the others. Given variants are all it has from then on: they are matched
 * by id, else by option values, and those that are missing go. Saying what is so already changes nothing.
 * @throws NotFound no such product, variant or picture in this shop
 * @throws ProductChanged somebody saved since `version` was read
 * @throws VariantOrdered a variant that is to go has been ordered
 * @throws ProductIncomplete a published product would lose what publishing asked for
 */
export async function updateProduct(ctx: Ctx, input: UpdateProductInput): Promise<OwnProductView> {
  const { sellerId, productId, version, slug, ...fields } = input;
  return inCatalogTransaction(ctx, async (tx) => {
    const current = await lockOwnProduct(tx, sellerId, productId);
    if (!current) throw new NotFound("This product");
    if (version !== undefined && version !== current.version) throw new ProductChanged(current.version);
    const isOnReturned = current.submission?.status === "RETURNED" && (slug !== undefined || writesWords(fields));
    const written = isOnReturned ? asWritten(current) : asProposed(current);
    const categoryId = fields.categoryId === undefined ? written.categoryId : fields.categoryId;
    const asked =
      categoryId === current.categoryId ? current.askedAttributes : await listAskedAttributes(tx, categoryId);
    // Who changes the category in one go may still say what the one before asked for.
    const content = applyFields(written, fields, [...asked, ...current.askedAttributes]);
    checkContent(content);
    refuseToStrip(current, content, asked);
    if (content.categoryId !== null && content.categoryId !== current.categoryId)
      if (!(await hasCategory(tx, content.categoryId)))
        throw new InvalidInput({ categoryId: "This category does not exist." });

    if (content.taxClass !== current.taxClass) await refuseTaxClass(tx, content.taxClass);
    if (content.shippingProfileId !== current.shippingProfileId)
      await refuseShippingProfile(tx, sellerId, content.shippingProfileId);
    await assertReductions(tx, content, current);

    const writtenSlug = written.slug === current.slug ? undefined : written.slug;
    const wantedSlug = slug ?? writtenSlug ?? slugAfterRenaming(current, content.name);
    const change = { current, sellerId, content, status: current.status, wantedSlug, isOnReturned };
    await saveProducts(tx, ctx, [change], "counted");
    return readOwnProduct(tx, sellerId, productId);
  });
}

/** The address follows the name until shoppers have seen it; from then on it changes only when asked. */
function slugAfterRenaming(current: ProductState, name: string): string | undefined {
  return current.publishedAt === null && name !== current.name ? slugify(name, "product") : undefined;
}
