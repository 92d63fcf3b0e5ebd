import { type ImportRowView, maxProductFileBytes } from "@emporia/contracts/imports";
import { actorRef, type Ctx, InvalidInput, inTransaction, newId } from "../../platform/index";
import { BadFile } from "../product-file/group-rows";
import { inspectFile } from "../product-file/inspect-file";
import { cleanText } from "../text";
import { TooManyUploads } from "./errors";
import { deleteImport, findOwnImport, insertChunk, insertImport, makeRoom, readChunks, setUploaded } from "./queries";
import { toImportRowView } from "./view";

/** What the files of a shop take at most, in bytes. */
const MOST_KEPT = 10 * maxProductFileBytes;
const CHUNK_BYTES = 1024 * 1024;

/**
 * Keeps a product file as it comes and looks at its first rows; nothing is imported yet.
 * A file that does not arrive whole leaves nothing behind. A shop keeps 1 GB of files: for more it
 * forgets the oldest, imported ones first.
 * @throws TooManyUploads the shop sends so many at once that they would take all of that
 * @throws InvalidInput it is empty, larger than 100 MB or no table
 */
export async function uploadProductFile(
  ctx: Ctx,
  input: { sellerId: string; fileName: string; stream: AsyncIterable<Uint8Array | string> },
): Promise<ImportRowView> {
  const id = newId();
  const fileName = cleanText(input.fileName).trim().slice(-255) || "products.csv";
  const { sellerId } = input;
  await inTransaction(ctx, async (tx) => {
    const room = MOST_KEPT - maxProductFileBytes;
    const busy = await makeRoom(tx, { sellerId, room, receiving: maxProductFileBytes });
    if (busy > room) throw new TooManyUploads();
    await insertImport(tx, { id, sellerId, fileName, actor: actorRef(ctx.actor), now: ctx.clock.now() });
  });
  try {
    const byteCount = await keepBytes(ctx, id, input.stream);
    const shape = await inspectFile(readChunks(ctx.db, id));
    if (shape.columns.length < 2)
      throw new BadFile("The first line must name the columns, separated by commas, semicolons or tabs.");
    await setUploaded(ctx.db, id, { ...shape, byte_count: byteCount });
  } catch (error) {
    await deleteImport(ctx.db, id);
    if (error instanceof BadFile) throw new InvalidInput({ file: error.message });
    throw error;
  }
  const row = await findOwnImport(ctx.db, sellerId, id);
  if (!row) throw new Error(`Import ${id} is gone while it was received`);
  return toImportRowView(row);
}

async function keepBytes(ctx: Ctx, importId: string, stream: AsyncIterable<Uint8Array | string>): Promise<number> {
  let byteCount = 0;
  let position = 0;
  let pending: Uint8Array[] = [];
  let pendingBytes = 0;
  const flush = async () => {
    if (pendingBytes > 0) await insertChunk(ctx.db, importId, position++, Buffer.concat(pending));
    pending = [];
    pendingBytes = 0;
  };
  for await (const piece of stream) {
    const bytes = typeof piece === "string" ? Buffer.from(piece) : piece;
    byteCount += bytes.byteLength;
    if (byteCount > maxProductFileBytes)
      throw new BadFile("The file is larger than 100 MB. Split it into several files.");
    pending.push(bytes);
    pendingBytes += bytes.byteLength;
    if (pendingBytes >= CHUNK_BYTES) await flush();
  }
  await flush();
  return byteCount;
}
