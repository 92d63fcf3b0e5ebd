import { createHash, createHmac } from "node:crypto";
import { expect, it } from "vitest";
import { addressKeys } from "./address-keys";

it("hashes as HMAC does, with a key that is not the platform's", () => {
  const platform = Buffer.alloc(32, 7);
  const [key] = addressKeys([{ id: "one", key: platform.toString("base64") }]);
  const digest = (...parts: (Buffer | string)[]) =>
    parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest();
  const hashed = digest(key?.outer ?? "", digest(key?.inner ?? "", "nora@example.com")).toString("hex");
  const derived = createHmac("sha256", platform).update("message-blocks").digest();
  expect(hashed).toBe(createHmac("sha256", derived).update("nora@example.com").digest("hex"));
});
