import { createHash, createHmac } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { createEmulator } from "emulate";
import type { S3StoreOptions } from "./s3-store";

const BUCKET = "media";
/** The pair that the emulator knows from the start. */
const [ACCESS_KEY, SECRET_KEY] = ["AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"];

export interface TestBucket {
  options: Required<S3StoreOptions>;
  close(): Promise<void>;
}

/**
 * A bucket in an S3 emulator, behind a gate that refuses what a bucket of Amazon's does: the emulator looks neither at the
 * signature of an address nor at its time. How a signature is worked out is written here once more, from Amazon's description.
 * @param now by which an address has lapsed or not; the machine's clock unless said
 */
export async function startBucket(now: () => Date = () => new Date()): Promise<TestBucket> {
  const [gatePort, port] = [await freePort(), await freePort()];
  const emulator = await createEmulator({
    service: "aws",
    port,
    seed: { aws: { region: "us-east-1", s3: { buckets: [{ name: BUCKET }] } } },
  });
  const gate = createServer((request, response) => {
    void (async () => {
      const address = new URL(request.url ?? "/", `http://${request.headers.host}`);
      const refusal = address.searchParams.has("X-Amz-Signature") ? refusalOf(request, address, now()) : undefined;
      const body = Buffer.concat(await request.toArray());
      if (refusal) {
        response.writeHead(403, { "content-type": "application/xml", "access-control-allow-origin": "*" });
        response.end(`<Error><Code>${refusal}</Code></Error>`);
        return;
      }
      const { host: _, connection: __, ...headers } = request.headers as Record<string, string>;
      const answer = await fetch(`${emulator.url}${request.url}`, {
        method: request.method ?? "GET",
        headers,
        ...(body.length > 0 ? { body: new Uint8Array(body) } : {}),
      });
      response.writeHead(answer.status, Object.fromEntries(answer.headers));
      response.end(Buffer.from(await answer.arrayBuffer()));
    })();
  });
  await new Promise<void>((resolve) => gate.listen(gatePort, "127.0.0.1", resolve));
  return {
    options: {
      bucket: BUCKET,
      region: "us-east-1",
      endpoint: `http://127.0.0.1:${gatePort}`,
      accessKeyId: ACCESS_KEY,
      secretAccessKey: SECRET_KEY,
    },
    async close() {
      gate.closeAllConnections();
      await new Promise((resolve) => gate.close(resolve));
      await emulator.close();
    },
  };
}

/** @returns the code of Amazon's refusal, when an address was signed for something else or its time is over */
function refusalOf(request: IncomingMessage, address: URL, now: Date): string | undefined {
  const query = address.searchParams;
  const given = (name: string) => query.get(`X-Amz-${name}`) ?? "";
  const [, day = "", region = "", service = "", end = ""] = given("Credential").split("/");
  const signedAt = given("Date").replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z");
  if (now.getTime() > new Date(signedAt).getTime() + Number(given("Expires")) * 1000) return "AccessDenied";

  const names = given("SignedHeaders").split(";");
  const canonicalQuery = [...query]
    .filter(([name]) => name !== "X-Amz-Signature")
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort()
    .join("&");
  const canonical = [
    request.method,
    address.pathname,
    canonicalQuery,
    ...names.map((name) => `${name}:${String(request.headers[name] ?? "").trim()}`),
    "",
    names.join(";"),
    "UNSIGNED-PAYLOAD",
  ].join("\n");
  const scope = [day, region, service, end].join("/");
  const hash = createHash("sha256").update(canonical).digest("hex");
  const toSign = ["AWS4-HMAC-SHA256", given("Date"), scope, hash].join("\n");
  const key = [day, region, service, end].reduce<Buffer>(hmac, Buffer.from(`AWS4${SECRET_KEY}`));
  return hmac(key, toSign).toString("hex") === given("Signature") ? undefined : "SignatureDoesNotMatch";
}

const hmac = (key: Buffer, text: string) => createHmac("sha256", key).update(text).digest();
const encoded = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
