import { lookup } from "node:dns";
import { request } from "node:https";
import { BlockList, isIP } from "node:net";

/** Downloads what is at a public https address. */
export type PictureFetcher = (url: string) => Promise<Uint8Array>;

/** It will not become fetchable by trying again. */
export class PictureUnfetchable extends Error {}

const MAX_BYTES = 15 * 1024 * 1024;
const MAX_REDIRECTS = 3;
const TIMEOUT_MS = 15_000;

const internal = new BlockList();
for (const [network, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
] as const)
  internal.addSubnet(network, prefix, "ipv4");

const global = new BlockList();
global.addSubnet("2000::", 3, "ipv6");
const embedded = new BlockList();
// Addresses that carry another one inside, which could be an internal one.
for (const [network, prefix] of [
  ["2002::", 16],
  ["2001::", 32],
  ["2001:db8::", 32],
] as const)
  embedded.addSubnet(network, prefix, "ipv6");

/** Whether an address belongs to the public internet rather than to our own machines or networks. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !internal.check(address, "ipv4");
  if (family === 6) return global.check(address, "ipv6") && !embedded.check(address, "ipv6");
  return false;
}

/** @throws PictureUnfetchable when the address may not be asked */
export function checkedUrl(text: string): URL {
  if (!URL.canParse(text)) throw new PictureUnfetchable("This is not an address.");
  const url = new URL(text);
  if (url.protocol !== "https:") throw new PictureUnfetchable("Only https addresses are fetched.");
  if (url.username !== "" || url.password !== "") throw new PictureUnfetchable("The address contains a password.");
  if (url.port !== "") throw new PictureUnfetchable("Only the usual port is fetched from.");
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (isIP(host) !== 0 && !isPublicAddress(host)) throw new PictureUnfetchable("This address is not public.");
  return url;
}

/** Fetches over https from public addresses only, up to 15 MB in 15 seconds. */
export const fetchPublicPicture: PictureFetcher = async (address) => {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  let url = checkedUrl(address);
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    const answer = await get(url, signal);
    if (answer instanceof Uint8Array) return answer;
    url = checkedUrl(new URL(answer.location, url).href);
  }
  throw new PictureUnfetchable("It redirects too often.");
};

function get(url: URL, signal: AbortSignal): Promise<Uint8Array | { location: string }> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      url,
      {
        signal,
        agent: false,
        headers: { accept: "image/*", "user-agent": "Emporia" },
        // The very address that is checked is the one connected to: a second look-up could answer otherwise.
        lookup: (hostname, options, callback) => {
          lookup(hostname, { ...options, all: true }, (error, addresses) => {
            if (error) return callback(error, "", 4);
            const [first] = addresses;
            if (!first || !addresses.every(({ address }) => isPublicAddress(address)))
              return callback(new PictureUnfetchable("This address is not public."), "", 4);
            if (options.all) callback(null, addresses);
            else callback(null, first.address, first.family);
          });
        },
      },
      (incoming) => {
        const status = incoming.statusCode ?? 0;
        const { location } = incoming.headers;
        if (status >= 300 && status < 400 && location !== undefined) {
          incoming.destroy();
          return resolve({ location });
        }
        if (status !== 200) {
          incoming.destroy();
          const reason = `The server answered ${status}.`;
          return reject(
            status >= 400 && status < 500 && status !== 429 ? new PictureUnfetchable(reason) : new Error(reason),
          );
        }
        const chunks: Uint8Array[] = [];
        let size = 0;
        incoming.on("data", (chunk: Uint8Array) => {
          size += chunk.byteLength;
          if (size > MAX_BYTES) incoming.destroy(new PictureUnfetchable("The picture is larger than 15 MB."));
          else chunks.push(chunk);
        });
        incoming.on("end", () => resolve(Buffer.concat(chunks)));
        incoming.on("error", reject);
      },
    );
    outgoing.on("error", reject);
    outgoing.end();
  });
}
