import type { VideoView } from "@emporia/contracts/catalog";
import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { apiFor, read } from "~/lib/api.server";
import { type FramedVideo, playerHtml, playerPolicy } from "~/lib/player.server";
import { videoTitle } from "~/lib/videos";

/** The player of one video of a product, in a page of its own that product pages frame once somebody wants to see it. */
export async function loader(args: LoaderFunctionArgs) {
  const { slug = "", number = "" } = args.params;
  const { product } = await read(args, apiFor(args).catalog.productPage.query({ productId: slug }));
  const videos = product.media.filter((each) => each.kind === "video");
  const video = /^\d{1,2}$/.test(number) ? videos[Number(number) - 1] : undefined;
  if (!video) throw new Response("There is no such video.", { status: 404 });
  if (!isFramed(video)) return redirect(video.watchUrl);
  const html = playerHtml(video, { title: videoTitle(video, product.name), nonce: args.context.cspNonce });
  return new Response(html, {
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Cache-Control": "private, no-store",
      "Content-Security-Policy": playerPolicy(video),
    },
  });
}

const isFramed = (video: VideoView): video is FramedVideo => video.provider !== "upload";
