import { isDeepStrictEqual } from "node:util";
import type { BulkEditView } from "@emporia/contracts/bulk-edits";
import type { Tx } from "@emporia/db";
import { lockStockLevels } from "../../inventory/index";
import { asSystem, type Ctx, DomainError, enqueue, inTransaction } from "../../platform/index";
import { assertReductions } from "../assert-reductions";
import { ProductIncomplete, ProductTransitionRefused, ShopNotApproved } from "../errors";
import { fieldChanges } from "../field-changes";
import { inCatalogTransaction } from "../in-catalog-transaction";
import { isAboutIt } from "../is-about-it";
import { advanceBulkEditJob } from "../jobs";
import { checkContent, missingToPublish, type ProductState } from "../product-content";
import { asProposed } from "../proposals";
import { listAskedAttributes } from "../queries/attributes";
import { lockOwnProducts } from "../queries/product-state";
import { clearPublishAt } from "../queries/sales";
import { withdrawSubmissions } from "../queries/submissions";
import { isShopApproved } from "../queries/write-product";
import { type ProductChange, refuseToStrip, saveProducts } from "../save-products";
import { canBecome as productCanBecome } from "../state";
import { applyAction, type Edited, restored, snapshotOf } from "./action";
import {
  addResults,
  type BulkEditRow,
  findBulkEdit,
  type Item,
  type ItemResult,
  listItems,
  listVariantIds,
  lockPlace,
  setBulkEditStatus,
} from "./queries";
import { endOf } from "./state";

const BATCH = 50;
/** Products of one job: a worker that is asked to stop waits for no more than these. */
const SLICE = 2_000;
const PREVIEWS = 20;

/**
 * Goes on with a bulk edit that is looked at, applied or taken back, from where it is, and asks for the rest to be done
 * later. How far it is stands in the same transaction as what it wrote, so that nothing is done twice. Looking does all
 * that applying does and takes it back. A product that refuses is left as it is and told of.
 */
export async function advanceBulkEdit(ctx: Ctx, input: { bulkEditId: string }, slice: number = SLICE): Promise<void> {
  const edit = await findBulkEdit(ctx.db, input.bulkEditId);
  const end = edit && endOf(edit.status);
  if (!edit || !end) return;
  const own = asSystem(ctx, `bulk edit ${edit.id}`);
  const isApproved = await isShopApproved(ctx.db, edit.seller_id);
  const pass = new Pass(own, edit, isApproved);
  try {
    while (pass.position < edit.product_count) {
      if (pass.position - edit.position >= slice) return await pass.leaveTheRest();
      const items = await listItems(ctx.db, edit.id, pass.position, BATCH);
      if (items.length === 0) break;
      await pass.save(items);
    }
    await pass.end(end);
  } catch (error) {
    if (!(error instanceof Overtaken)) throw error;
  }
}

/** Somebody else went on with it meanwhile, or it was stopped. */
class Overtaken extends Error {}

interface Outcome {
  results: ItemResult[];
  preview: BulkEditView["preview"];
}

/** Ends the transaction of a look, with what it found. */
class TakenBack extends Error {
  constructor(readonly outcome: Outcome) {
    super("A look leaves nothing behind");
  }
}

class Pass {
  position: number;
  private previewed: number;

  constructor(
    private readonly ctx: Ctx,
    private readonly edit: BulkEditRow,
    private readonly isApproved: boolean,
  ) {
    this.position = edit.position;
    this.previewed = edit.preview.length;
  }

  /** Changes products together; when one of them refuses, each by itself. */
  async save(items: readonly Item[]): Promise<void> {
    const [only, ...others] = items;
    if (!only) return;
    try {
      const { preview } = await this.attempt(items);
      this.previewed += preview.length;
    } catch (error) {
      if (error instanceof Overtaken) throw error;
      if (others.length > 0) for (const item of items) await this.save([item]);
      else if (isAboutIt(error)) await this.keep(items, [refused(only, problemOf(error))], []);
      else throw error;
    }
  }

  private async attempt(items: readonly Item[]): Promise<Outcome> {
    const isLook = this.edit.status === "CHECKING";
    const outcome = await inCatalogTransaction(this.ctx, async (tx) => {
      await this.lock(tx);
      const made = await this.change(tx, items);
      if (isLook) throw new TakenBack(made);
      await addResults(tx, this.edit.id, { to: placeAfter(items), ...made });
      return made;
    }).catch((error: unknown) => {
      if (error instanceof TakenBack) return error.outcome;
      throw error;
    });
    if (isLook) await this.keep(items, outcome.results, outcome.preview);
    this.position = placeAfter(items);
    return outcome;
  }

  private async keep(
    items: readonly Item[],
    results: readonly ItemResult[],
    preview: BulkEditView["preview"],
  ): Promise<void> {
    await inTransaction(this.ctx, async (tx) => {
      await this.lock(tx);
      await addResults(tx, this.edit.id, { to: placeAfter(items), results, preview });
    });
    this.position = placeAfter(items);
  }

  private async change(tx: Tx, items: readonly Item[]): Promise<Outcome> {
    const { action, seller_id: sellerId, status } = this.edit;
    const ids = items.map((item) => item.product_id);
    // Counts are added to: nobody may sell between reading and writing them.
    const lockStock = async () => {
      if (action.type === "stock") await lockStockLevels(tx, await listVariantIds(tx, ids));
    };
    const states = await lockOwnProducts(tx, sellerId, ids, lockStock);
    const changes: { item: Item; change: ProductChange; before: Edited; after: Edited }[] = [];
    const results: ItemResult[] = [];
    for (const item of items) {
      const current = states.get(item.product_id);
      if (!current) {
        results.push(refused(item, "It is not there any more."));
        continue;
      }
      const before: Edited = { content: asProposed(current), status: wantedStatus(current) };
      const after = this.editedOf(item, before);
      if (typeof after === "string") results.push(refused(item, after));
      else if (after === undefined) results.push({ ...refused(item, ""), outcome: "unchanged", problem: null });
      else {
        await this.refuse(tx, current, before, after);
        const wanted = { current, sellerId, wantedSlug: undefined };
        changes.push({ item, before, after, change: { ...wanted, ...after, status: statusAfter(current, after) } });
      }
    }
    const recalled = changes.filter(({ change: { current }, after }) => current && isRecalled(current, after));
    const recalledIds = new Set(recalled.map(({ item }) => item.product_id));
    await withdrawSubmissions(tx, [...recalledIds], this.ctx.clock.now());
    const saved = await saveProducts(
      tx,
      this.ctx,
      changes.map(({ change }) => change),
      "counted",
    );
    if (action.type === "status")
      await clearPublishAt(
        tx,
        changes.map(({ item }) => item.product_id),
      );
    for (const [index, { item, change, before, after }] of changes.entries()) {
      const became = saved[index]?.outcome;
      const isUnscheduled = became === "unchanged" && action.type === "status" && Boolean(change.current?.publishAt);
      const isChanged = became === "updated" || recalledIds.has(item.product_id) || isUnscheduled;
      // Only what is applied can be taken back.
      const isKept = status === "APPLYING" && (isChanged || became === "submitted");
      results.push({
        position: item.position,
        outcome: isChanged ? "changed" : became === "submitted" ? "submitted" : "unchanged",
        before: isKept ? snapshotOf(action.type, before) : null,
        after: isKept ? snapshotOf(action.type, after) : null,
        problem: null,
      });
    }
    const shown = status === "CHECKING" ? Math.max(0, PREVIEWS - this.previewed) : 0;
    const preview = changes
      .filter((_, index) => saved[index]?.outcome === "updated" || saved[index]?.outcome === "submitted")
      .slice(0, shown)
      .map(({ item, change }) => ({ productId: item.product_id, name: item.name, changes: fieldChanges(change) }));
    return { results, preview };
  }

  /** The product as it shall be; undefined when there is nothing to do, a sentence when it stays for a reason. */
  private editedOf(item: Item, before: Edited): Edited | string | undefined {
    const { action, status } = this.edit;
    if (status !== "UNDOING") return applyAction(action, before);
    if (!item.before || !item.after) return undefined;
    if (!isDeepStrictEqual(snapshotOf(action.type, before), item.after))
      return "Somebody has changed this since, so it stays as it is.";
    return restored(item.before, before);
  }

  /** @throws DomainError what the product may not become */
  private async refuse(tx: Tx, current: ProductState, before: Edited, { content, status }: Edited): Promise<void> {
    checkContent(content);
    if (this.edit.status !== "UNDOING") await assertReductions(tx, content, current);
    const asked =
      content.categoryId === current.categoryId
        ? current.askedAttributes
        : await listAskedAttributes(tx, content.categoryId);
    refuseToStrip(current, content, asked);
    if (status === before.status) return;
    if (this.edit.status !== "UNDOING" && !productCanBecome(current.status, status))
      throw new ProductTransitionRefused(current.status, status);
    if (status !== "PUBLISHED") return;
    const missing = missingToPublish(content, asked);
    if (missing.length > 0) throw new ProductIncomplete(missing);
    if (!this.isApproved) throw new ShopNotApproved();
  }

  /** @throws Overtaken */
  private async lock(tx: Tx): Promise<void> {
    if (!(await lockPlace(tx, this.edit, this.position))) throw new Overtaken();
  }

  async leaveTheRest(): Promise<void> {
    await inTransaction(this.ctx, async (tx) => {
      await this.lock(tx);
      await enqueue(tx, advanceBulkEditJob, { bulkEditId: this.edit.id });
    });
  }

  async end(status: "CHECKED" | "DONE" | "UNDONE"): Promise<void> {
    await inTransaction(this.ctx, async (tx) => {
      await this.lock(tx);
      await setBulkEditStatus(tx, this.edit.id, status);
    });
  }
}

/** The status as the seller wants it: what waits for staff before it is seen is to be published. */
function wantedStatus({ status, submission }: ProductState): Edited["status"] {
  return submission?.status === "WAITING" && submission.proposed === null ? "PUBLISHED" : status;
}

/** The publishing that waits is wanted no more. */
function isRecalled(current: ProductState, { status }: Edited): boolean {
  return wantedStatus(current) !== current.status && status !== "PUBLISHED";
}

/** What a change asks for: words of a product that waits are changed without asking anew to publish it. */
function statusAfter(current: ProductState, { status }: Edited): Edited["status"] {
  return wantedStatus(current) === status ? current.status : status;
}

/** Where the pass goes on; a product that was deleted leaves a gap. */
const placeAfter = (items: readonly Item[]) => (items.at(-1)?.position ?? 0) + 1;

function problemOf(error: unknown): string {
  return error instanceof DomainError
    ? error.message
    : "Something it refers to is not there any more, such as its category. Open the product and choose anew.";
}

function refused(item: Item, problem: string): ItemResult {
  return { position: item.position, outcome: "failed", before: null, after: null, problem };
}
