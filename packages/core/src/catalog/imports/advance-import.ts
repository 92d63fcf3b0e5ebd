import type { ImportPreviewView } from "@emporia/contracts/imports";
import type { Tx } from "@emporia/db";
import { asSystem, type Ctx, DomainError, enqueue, inTransaction } from "../../platform/index";
import { readLargestReduction } from "../../promotions/index";
import { listShippingProfiles } from "../../shipping/index";
import { taxClassesByWord } from "../../tax/index";
import { inCatalogTransaction } from "../in-catalog-transaction";
import { isAboutIt } from "../is-about-it";
import { advanceImportJob } from "../jobs";
import { formatOf } from "../product-file/formats";
import { BadFile } from "../product-file/group-rows";
import { readGroups } from "../product-file/read-groups";
import { type FileProduct, readProduct } from "../product-file/read-product";
import type { RowError } from "../product-file/read-rows";
import { surveyFile } from "../product-file/survey-file";
import { listCategoryNames } from "../queries/categories";
import { isShopApproved } from "../queries/write-product";
import { type FileOutcome, type FileSettings, saveFileProducts } from "../save-file-products";
import {
  addProgress,
  findImport,
  findRestart,
  findSkus,
  type ImportRow,
  insertSkus,
  lockPosition,
  type Progress,
  readChunks,
  setPassEnded,
  setSurvey,
} from "./queries";
import { isRunning } from "./state";

/** Products written together: large enough to be quick, small enough to hold no lock for long. */
const BATCH = 50;
/** Products of one job: a worker that is asked to stop waits for no more than these. */
const SLICE = 2_000;
const PREVIEWS = 20;

/**
 * Goes on with a file that is being checked or imported, from where it is, and asks for the rest to be done later.
 * How far it is stands in the same transaction as what it wrote, so that after a crash nothing is done twice. A check
 * does all that an import does and takes it back. Of two that work on the same file one gives up.
 */
export async function advanceImport(ctx: Ctx, input: { importId: string }, slice: number = SLICE): Promise<void> {
  const run = await findImport(ctx.db, input.importId);
  if (!run || !isRunning(run.status)) return;
  const reader = new Pass(asSystem(ctx, `import ${run.id}`), run);
  try {
    if (run.product_count === null) await reader.survey(Math.ceil(slice / 4));
    await reader.read(slice);
  } catch (error) {
    if (error instanceof Overtaken) return;
    if (!(error instanceof BadFile)) throw error;
    await reader.end({ status: "FAILED", failure: error.message });
  }
}

/** Somebody else went on with the file meanwhile, or it was cancelled. */
class Overtaken extends Error {}

/** Ends the transaction of a check, with what it found. */
class TakenBack extends Error {
  constructor(readonly result: { outcomes: FileOutcome[]; problems: RowError[] }) {
    super("A check leaves nothing behind");
  }
}

/** What the file says of one product, and what could not be read of it. */
interface Item {
  product: FileProduct | undefined;
  problems: RowError[];
}

class Pass {
  private position: number;
  private previewed: number;
  private readonly isCheck: boolean;
  /** Of rows that belong to no product. */
  private stray: RowError[] = [];

  constructor(
    private readonly ctx: Ctx,
    private readonly run: ImportRow,
  ) {
    this.position = run.position;
    this.previewed = run.preview.length;
    this.isCheck = run.status === "CHECKING";
  }

  private readonly formatOf = (cells: readonly string[]) =>
    formatOf(
      this.run.format,
      cells,
      this.run.columns.map(({ field }) => field),
    );

  /** Counts the products, so that a person can be told how far it is, and notes from where the file can be read on. */
  async survey(every: number): Promise<void> {
    const { db } = this.ctx;
    await setSurvey(db, this.run.id, await surveyFile(readChunks(db, this.run.id), { formatOf: this.formatOf, every }));
  }

  async read(slice: number): Promise<void> {
    const { db } = this.ctx;
    const mayPublish = this.run.publishes && (await isShopApproved(db, this.run.seller_id));
    const categoryOf = await listCategoryNames(db);
    const taxClassOf = await taxClassesByWord(db);
    const largestReduction = await readLargestReduction(db);
    const profiles = await listShippingProfiles(db, this.run.seller_id);
    const profileOf = new Map(profiles.map((profile) => [profile.name.toLowerCase(), profile]));
    const begun = this.position;
    let settings: FileSettings | undefined;
    let items: Item[] = [];
    const known = await findRestart(db, this.run.id, begun);
    const from = known?.restart ?? undefined;
    let at = from?.product ?? 0;
    const groups = readGroups((byte) => readChunks(db, this.run.id, byte), {
      formatOf: this.formatOf,
      onError: (error) => this.stray.push(error),
      from,
      reach: known?.reach ?? undefined,
    });
    for await (const { header, group } of groups) {
      if (at++ < begun) continue;
      if (at > begun + slice) {
        if (settings) await this.save(settings, items);
        return this.leaveTheRest();
      }
      settings ??= {
        sellerId: this.run.seller_id,
        currency: "USD",
        mayPublish,
        largestReduction,
        overwrites: this.run.overwrites,
        categoryOf,
        taxClassOf,
        profileOf,
        skusBefore: new Map(),
        nameOf: (column) => header.nameOf(column),
        isNamedByHandle: this.run.format === "shopify",
      };
      const problems: RowError[] = [];
      const product = group && readProduct(header, group, (error) => problems.push(error));
      items.push({ product, problems });
      if (items.length === BATCH) {
        await this.save(settings, items);
        items = [];
      }
    }
    if (settings) await this.save(settings, items);
    await this.end({ status: this.isCheck ? "CHECKED" : "DONE" });
  }

  /** Saves products together; when one of them is refused, each by itself, so that only that one is reported. */
  private async save(settings: FileSettings, items: readonly Item[]): Promise<void> {
    if (items.length === 0) return;
    const products = items.flatMap(({ product }) => product ?? []);
    try {
      const outcomes = await this.attempt(settings, items, products);
      this.previewed += this.previewOf(outcomes).length;
    } catch (error) {
      if (error instanceof Overtaken) throw error;
      const [only] = products;
      if (items.length > 1) for (const item of items) await this.save(settings, [item]);
      else if (only && isAboutIt(error)) await this.refuse(only, items[0]?.problems ?? [], error);
      else throw error;
    }
  }

  private async attempt(
    settings: FileSettings,
    items: readonly Item[],
    products: readonly FileProduct[],
  ): Promise<FileOutcome[]> {
    const unread = items.flatMap(({ problems }) => problems);
    const skus = products.flatMap(({ handle, variants }) =>
      variants.flatMap(({ sku }) => (sku ? { sku, handle } : [])),
    );
    const skusBefore = this.isCheck
      ? await findSkus(
          this.ctx.db,
          this.run.id,
          skus.map(({ sku }) => sku),
        )
      : settings.skusBefore;
    const keep = (tx: Tx, { outcomes, problems }: TakenBack["result"]) =>
      this.addProgress(tx, items.length, outcomes, [...unread, ...problems]);
    const saved = await inCatalogTransaction(this.ctx, async (tx) => {
      await this.lock(tx);
      const result = await saveFileProducts(tx, this.ctx, { ...settings, skusBefore }, products);
      if (this.isCheck) throw new TakenBack(result);
      await keep(tx, result);
      return result;
    }).catch((error: unknown) => {
      if (error instanceof TakenBack) return error.result;
      throw error;
    });
    if (this.isCheck)
      await inTransaction(this.ctx, async (tx) => {
        await this.lock(tx);
        await insertSkus(tx, this.run.id, skus);
        await keep(tx, saved);
      });
    this.position += items.length;
    this.stray = [];
    return saved.outcomes;
  }

  /** Writes down that a product was refused, and goes past it. */
  private async refuse(product: FileProduct, problems: readonly RowError[], error: unknown): Promise<void> {
    const { line, handle } = product;
    const message =
      error instanceof DomainError ? error.message : "This product has something in it that cannot be kept.";
    if (!(error instanceof DomainError))
      this.ctx.log.warn({ importId: this.run.id, line, error }, "product not imported");
    await inTransaction(this.ctx, async (tx) => {
      await this.lock(tx);
      await this.addProgress(tx, 1, [], [...problems, { line, column: "", handle, message }]);
    });
    this.position++;
    this.stray = [];
  }

  /** @throws Overtaken */
  private async lock(tx: Tx): Promise<void> {
    if (!(await lockPosition(tx, this.run.id, this.run.status, this.position))) throw new Overtaken();
  }

  private async addProgress(
    tx: Tx,
    read: number,
    outcomes: readonly FileOutcome[],
    problems: readonly RowError[],
  ): Promise<void> {
    const counts: Progress["counts"] = { created: 0, updated: 0, unchanged: 0, skipped: 0 };
    for (const { outcome } of outcomes) counts[outcome]++;
    const preview = this.previewOf(outcomes);
    await addProgress(tx, this.run.id, { read, counts, preview, problems: [...this.stray, ...problems] });
  }

  private previewOf(outcomes: readonly FileOutcome[]): ImportPreviewView[] {
    const shown = outcomes.flatMap(({ product: { line, handle, name }, outcome, changes }) =>
      outcome === "created" || outcome === "updated" ? [{ line, handle, name, outcome, changes }] : [],
    );
    return shown.slice(0, Math.max(0, PREVIEWS - this.previewed));
  }

  private async leaveTheRest(): Promise<void> {
    await inTransaction(this.ctx, async (tx) => {
      await this.lock(tx);
      await enqueue(tx, advanceImportJob, { importId: this.run.id });
    });
  }

  async end(end: { status: "CHECKED" | "DONE" | "FAILED"; failure?: string }): Promise<void> {
    await inTransaction(this.ctx, async (tx) => {
      if (!(await lockPosition(tx, this.run.id, this.run.status, this.position))) return;
      await this.addProgress(tx, 0, [], []);
      await setPassEnded(tx, this.run.id, { ...end, now: this.ctx.clock.now() });
    });
  }
}
