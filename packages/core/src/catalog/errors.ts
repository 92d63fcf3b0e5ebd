import type { ProductStatus } from "@emporia/contracts/catalog";
import { DomainError } from "../platform/index";

/** Publishing needs more than is there; `missing` holds a sentence for each thing. */
export class ProductIncomplete extends DomainError {
  readonly code = "PRODUCT_INCOMPLETE";
  readonly kind = "conflict";
  constructor(missing: readonly string[]) {
    super(`This product cannot be shown to shoppers yet. ${missing.join(" ")}`, { missing });
  }
}

export class ProductChanged extends DomainError {
  readonly code = "PRODUCT_CHANGED";
  readonly kind = "conflict";
  constructor(version: number) {
    super("Somebody changed this product since you opened it. Load it again and repeat your change.", { version });
  }
}

export class ProductTransitionRefused extends DomainError {
  readonly code = "PRODUCT_TRANSITION_REFUSED";
  readonly kind = "conflict";
  constructor(from: ProductStatus, to: ProductStatus) {
    super(`A product that is ${from.toLowerCase()} cannot become ${to.toLowerCase()}.`, { from, to });
  }
}

/** An order names these variants, so they cannot disappear. */
export class VariantOrdered extends DomainError {
  readonly code = "PRODUCT_TRANSITION_REFUSED";
  readonly kind = "conflict";
  constructor(titles: readonly string[]) {
    super(`${titles.join(", ")} has been ordered and cannot be removed. Set its quantity to 0 to stop selling it.`, {
      variants: titles,
    });
  }
}

export class SkuTaken extends DomainError {
  readonly code = "SKU_TAKEN";
  readonly kind = "conflict";
  constructor(sku: string) {
    super(`Your shop already uses the SKU ${sku}. Choose another one.`, { sku });
  }
}

/** The shop may prepare products, and show them once it is approved. */
export class ShopNotApproved extends DomainError {
  readonly code = "SELLER_NOT_APPROVED";
  readonly kind = "forbidden";
  constructor() {
    super("Your shop can publish products as soon as it is approved.");
  }
}

/** Who reported it was told a decision, which stays. */
export class ReportDecided extends DomainError {
  readonly code = "REPORT_DECIDED";
  readonly kind = "conflict";
  constructor() {
    super("Somebody has decided this report already.");
  }
}

/** It was sold here and is not any more; its shop, its reviews and its orders are. */
export class ProductGone extends DomainError {
  readonly code = "PRODUCT_GONE";
  readonly kind = "gone";
  constructor(product: { name: string; slug: string; shopSlug: string }) {
    const { name, slug, shopSlug } = product;
    super(`“${name}” is no longer sold.`, { slug, shopSlug });
  }
}

/** It is not shown because of its shop, not because of staff. */
export class ProductNotTakenDown extends DomainError {
  readonly code = "PRODUCT_TRANSITION_REFUSED";
  readonly kind = "conflict";
  constructor(name: string) {
    super(`“${name}” was not taken down by staff: only its shop can publish it.`);
  }
}

/** Something of it has to be settled before another shop can sell it. */
export class ProductMoveRefused extends DomainError {
  readonly code = "PRODUCT_TRANSITION_REFUSED";
  readonly kind = "conflict";
}

export class PictureRefused extends DomainError {
  readonly code = "PICTURE_REFUSED";
  readonly kind = "invalid";
}

export class VideoRefused extends DomainError {
  readonly code = "VIDEO_REFUSED";
  readonly kind = "invalid";
}

export class ModelRefused extends DomainError {
  readonly code = "MODEL_REFUSED";
  readonly kind = "invalid";
}

export class CategoryCycle extends DomainError {
  readonly code = "CATEGORY_CYCLE";
  readonly kind = "conflict";
  constructor() {
    super("A category cannot be moved into itself or into one of its own subcategories.");
  }
}

const CATEGORY_USES = {
  productCount: ["a product", "products"],
  childCount: ["a subcategory", "subcategories"],
  commissionRuleCount: ["a rule of commission that names it", "rules of commission that name it"],
  promotionCount: ["a promotion that names it", "promotions that name it"],
  collectionCount: ["a collection whose rule names it", "collections whose rules name it"],
} as const;

/** Only a category is deleted that is empty and that nothing names. */
export class CategoryInUse extends DomainError {
  readonly code = "CATEGORY_IN_USE";
  readonly kind = "conflict";
  constructor(name: string, uses: Record<keyof typeof CATEGORY_USES, number>) {
    const held = Object.entries(CATEGORY_USES).flatMap(([use, [one, many]]) => {
      const count = uses[use as keyof typeof CATEGORY_USES];
      return count === 0 ? [] : [count === 1 ? one : `${count} ${many}`];
    });
    const list = new Intl.ListFormat("en").format(held);
    super(`“${name}” has ${list}. Merge it into another category instead.`, uses);
  }
}

/** Somebody was faster: staff, or the seller who took it back. */
export class SubmissionDecided extends DomainError {
  readonly code = "SUBMISSION_DECIDED";
  readonly kind = "conflict";
  constructor(status: string) {
    super(`This is ${status.toLowerCase()} already: nothing waits for a decision here.`, { status });
  }
}
