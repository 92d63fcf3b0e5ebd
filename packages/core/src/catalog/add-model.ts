import { type ModelFileView, modelFileUrl } from "@emporia/contracts/models";
import { after, type Ctx, DAY_MS, newId } from "../platform/index";
import { ModelRefused } from "./errors";
import { insertModelFile } from "./queries/model-files";
import { countFilesSince } from "./queries/stored-files";

const MOST_A_DAY = 50;

/**
 * Keeps a seller's 3-D model, written anew with what is drawn of it. A product shows it once its `videos` name it by the address in the view.
 * @throws ModelRefused it is no GLB, too large, or needs what is not shown; or the shop has sent 50 within a day
 */
export async function addModel(ctx: Ctx, input: { sellerId: string; bytes: Uint8Array }): Promise<ModelFileView> {
  const { sellerId, bytes } = input;
  if ((await countFilesSince(ctx.db, "model_files", sellerId, after(ctx.clock, -DAY_MS))) >= MOST_A_DAY)
    throw new ModelRefused(`A shop can upload ${MOST_A_DAY} models a day. Upload this one tomorrow.`);
  const id = newId();
  const model = await ctx.services.media.putModel(id, bytes);
  const { size, triangles } = await insertModelFile(ctx.db, { id, sellerId, model, now: ctx.clock.now() });
  return { id, url: modelFileUrl(id), size, triangles };
}
