import { isIP } from "node:net";
import { z } from "zod";

const nets = ["loopback", "linklocal", "uniquelocal"];

/** Which proxies are believed when they name the client: how many stand in front, or their addresses. */
export type TrustedProxies = number | string[];

/** A count such as `1`, or addresses and ranges such as `10.0.0.0/8, loopback`. */
export const trustedProxiesSchema = z.string().transform((text, issues): TrustedProxies => {
  if (/^[1-9]$/.test(text.trim())) return Number(text);
  const entries = text.split(",").map((entry) => entry.trim());
  if (entries.every(isNet)) return entries;
  issues.addIssue("must be a number of proxies from 1 to 9, or a list of addresses and ranges (CIDR)");
  return z.NEVER;
});

function isNet(entry: string): boolean {
  if (nets.includes(entry)) return true;
  const [address = "", bits, ...rest] = entry.split("/");
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  // Everybody is no proxy: then each client could say it is another one.
  return (
    bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) > 0 && Number(bits) <= (family === 4 ? 32 : 128))
  );
}
