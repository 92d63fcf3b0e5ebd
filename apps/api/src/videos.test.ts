import { cubeOf, glbOf } from "@emporia/adapters/media/glb-testing";
import { avcC, mp4Of, pictures } from "@emporia/adapters/media/mp4-testing";
import { aSeller, useDatabase } from "@emporia/testing";
import { beforeAll, expect, it } from "vitest";
import { useApi } from "./testing";

const database = useDatabase();
const film = { kind: "vide", entry: pictures("avc1", avcC()), samples: [Buffer.from("PICTURE")], sampleTime: 900 };
const bytes = mp4Of({ tracks: [film], between: Buffer.from("a place") });
const test = useApi(database);
let member: { authorization: string };

beforeAll(async () => {
  const { userId, headers } = await test.signIn("eve@example.com");
  member = headers;
  const { id } = await aSeller(database.db);
  const membership = { seller_id: id, user_id: userId, role: "catalog" as const };
  await database.db.insertInto("seller_members").values(membership).execute();
});

const upload = (payload: Buffer, headers: Record<string, string>) =>
  test.api.inject({
    method: "POST",
    url: "/media/videos",
    payload,
    headers: { "content-type": "video/mp4", ...headers },
  });

it("P-45 takes videos from members of shops alone, and says what is wrong with others", async () => {
  expect((await upload(bytes, {})).statusCode).toBe(401);
  const text = await upload(Buffer.from("<script>alert(1)</script>"), member);
  expect([text.statusCode, text.json().error.code]).toEqual([400, "VIDEO_REFUSED"]);
  expect((await upload(bytes, { ...member, "content-type": "text/html" })).statusCode).toBe(415);
  expect((await upload(Buffer.alloc(60 * 1024 * 1024 + 1), member)).statusCode).toBe(413);
});

it("P-45 sends a video whole or by its parts, as a video and nothing else", async () => {
  const { url, ...about } = (await upload(Buffer.from(bytes), member)).json();
  expect(about).toMatchObject({ width: 64, height: 80, durationMs: 900, size: bytes.length });
  const get = (headers: Record<string, string> = {}, method: "GET" | "HEAD" = "GET") =>
    test.api.inject({ method, url, headers });
  const whole = await get();
  expect(whole.statusCode).toBe(200);
  expect(whole.rawPayload.length).toBe(bytes.length);
  expect([whole.payload.includes("PICTURE"), whole.payload.includes("a place")]).toEqual([true, false]);
  expect(whole.headers).toMatchObject({
    "content-type": "video/mp4",
    "content-length": String(bytes.length),
    "accept-ranges": "bytes",
    "cache-control": "public, max-age=31536000, immutable",
    "x-content-type-options": "nosniff",
  });
  expect(whole.headers["content-security-policy"]).toMatch(/^sandbox;/);
  const first = bytes.indexOf("PICTURE");
  const part = await get({ range: `bytes=${first}-${first + 6}` });
  expect([part.statusCode, part.payload]).toEqual([206, "PICTURE"]);
  expect(part.headers).toMatchObject({
    "content-range": `bytes ${first}-${first + 6}/${bytes.length}`,
    "content-length": "7",
  });
  const beyond = await get({ range: `bytes=${bytes.length}-` });
  expect([beyond.statusCode, beyond.headers["content-range"]]).toEqual([416, `bytes */${bytes.length}`]);
  const changed = await get({ range: "bytes=0-6", "if-range": '"another"' });
  expect(changed.statusCode).toBe(200);
  const etag = String(whole.headers.etag);
  expect((await get({ range: "bytes=0-6", "if-range": etag })).statusCode).toBe(206);
  expect((await get({ "if-none-match": etag })).statusCode).toBe(304);
  const head = await get({}, "HEAD");
  expect([head.statusCode, head.payload, head.headers["content-length"]]).toEqual([200, "", String(bytes.length)]);
  for (const other of ["/media/01930000-0000-7000-8000-000000000000/video.mp4", "/media/x/video.mp4"])
    expect((await test.api.inject(other)).statusCode).toBe(404);
});

it("P-45 takes 3-D models from members of shops alone, and sends them as models and nothing else", async () => {
  const send = (payload: Buffer, headers: Record<string, string>) =>
    test.api.inject({
      ...{ method: "POST", url: "/media/models", payload },
      headers: { "content-type": "model/gltf-binary", ...headers },
    });
  const cube = glbOf(cubeOf());
  expect((await send(cube, {})).statusCode).toBe(401);
  const page = await send(Buffer.from("<script>alert(1)</script>"), member);
  expect([page.statusCode, page.json().error.code]).toEqual([400, "MODEL_REFUSED"]);
  expect((await send(cube, { ...member, "content-type": "text/html" })).statusCode).toBe(415);
  expect((await send(Buffer.alloc(20 * 1024 * 1024 + 1), member)).statusCode).toBe(413);
  const { url, triangles, size } = (await send(cube, member)).json();
  expect(triangles).toBe(12);
  const whole = await test.api.inject(url);
  expect([whole.statusCode, whole.rawPayload.length, whole.rawPayload.toString("latin1", 0, 4)]).toEqual([
    200,
    size,
    "glTF",
  ]);
  expect(whole.headers).toMatchObject({
    "content-type": "model/gltf-binary",
    "cache-control": "public, max-age=31536000, immutable",
    "x-content-type-options": "nosniff",
  });
  expect(whole.headers["content-security-policy"]).toMatch(/^sandbox;/);
  const known = await test.api.inject({ url, headers: { "if-none-match": String(whole.headers.etag) } });
  expect(known.statusCode).toBe(304);
  for (const other of ["/media/01930000-0000-7000-8000-000000000000/model.glb", "/media/x/model.glb"])
    expect((await test.api.inject(other)).statusCode).toBe(404);
});
