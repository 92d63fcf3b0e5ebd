import type { SceneName } from "./archetype";
import { lathe, mix, type Pen, rect, stock } from "./pen";

interface Scene {
  back: string;
  front: string;
  /** Where the object's floor point goes, or its hook when it hangs. */
  x: number;
  y: number;
}

const placed = (content: string, x: number, y: number, scale = 1): string =>
  `<g transform="translate(${x} ${y}) scale(${scale})">${content}</g>`;

const sunlight = (pen: Pen, x: number, y: number): string =>
  pen.fill(
    `M${x} ${y}l200 -60v250l-200 60zM${x + 230} ${y - 69}l200 -60v250l-200 60zM${x} ${y + 290}l200 -60v250l-200 60zM${x + 230} ${y + 221}l200 -60v250l-200 60z`,
    "#fff8e6",
    0.5,
  );

const books = (pen: Pen, x: number, y: number, inks: readonly string[]): string =>
  inks
    .map((ink, i) =>
      pen.shape(rect(x + ((i * 17) % 26), y - 52 * (i + 1), 250 - ((i * 31) % 50), 48, 6), ink, {
        shade: [0, 12],
        light: [0, 6],
      }),
    )
    .join("");

function sprig(pen: Pen, x: number, y: number, vessel: string): string {
  const leaf = (lx: number, ly: number, turn: number, tone: string): string =>
    `<g transform="translate(${lx} ${ly}) rotate(${turn})">${pen.fill("M0 0C-22 -18 -20 -60 0 -84C20 -60 22 -18 0 0Z", tone)}</g>`;
  const leaves = [
    [-10, -330, -50],
    [6, -350, 44],
    [-16, -400, -40],
    [10, -420, 50],
    [0, -500, 0],
  ]
    .map(([lx = 0, ly = 0, turn = 0], i) => leaf(lx, ly, turn, i % 2 ? stock.leaf : stock.leafLight))
    .join("");
  return placed(
    pen.line("M0 -240C-20 -340 16 -420 0 -520", stock.leafDark, 7) +
      leaves +
      pen.shape(
        lathe([
          [30, -250],
          [28, -200],
          [70, -110],
          [60, 0],
        ]),
        vessel,
        { shade: [18, 0], light: [8, 0] },
      ),
    x,
    y,
  );
}

const twig = (pen: Pen, x: number, y: number, turn: number): string => {
  const leaf = (lx: number, ly: number, tilt: number, tone: string): string =>
    `<g transform="translate(${lx} ${ly}) rotate(${tilt})">${pen.fill("M0 0C-30 -24 -28 -84 0 -112C28 -84 30 -24 0 0Z", tone)}</g>`;
  const leaves = [
    [-6, -60, -54],
    [8, -100, 52],
    [-10, -150, -46],
    [8, -190, 46],
    [-8, -240, -34],
    [4, -270, 30],
    [0, -290, -4],
  ]
    .map(([lx = 0, ly = 0, tilt = 0], i) => leaf(lx, ly, tilt, i % 2 ? stock.leaf : stock.leafDark))
    .join("");
  return `<g transform="translate(${x} ${y}) rotate(${turn})">${pen.line("M0 40C-14 -80 14 -180 0 -310", stock.leafDark, 8)}${leaves}</g>`;
};

const framed = (pen: Pen, x: number, y: number, w: number, h: number, tone: string, sun: string): string =>
  pen.shape(rect(x, y, w, h), stock.oak, { shade: [6, 6], light: [4, 4] }) +
  pen.fill(rect(x + 16, y + 16, w - 32, h - 32), stock.white) +
  pen.within(
    rect(x + 44, y + 50, w - 88, h - 100),
    pen.fill(rect(x, y, w, h), mix(tone, "#fff6e3", 0.6)) +
      pen.oval(x + w * 0.6, y + h * 0.42, w * 0.13, w * 0.13, sun) +
      pen.fill(
        `M${x} ${y + h * 0.66}Q${x + w * 0.3} ${y + h * 0.5} ${x + w * 0.6} ${y + h * 0.66}T${x + w} ${y + h * 0.6}V${y + h}H${x}Z`,
        tone,
      ),
  );

const floorPlant = (pen: Pen, x: number, y: number, pot: string): string => {
  const blade = (turn: number, size: number, tone: string): string =>
    `<g transform="translate(0 -190) rotate(${turn}) scale(${size})">${pen.fill("M0 10C-56 -110 -50 -330 0 -460C50 -330 56 -110 0 10Z", tone)}${pen.line("M0 0V-420", mix(tone, "#fff6e3", 0.25), 5)}</g>`;
  return placed(
    blade(-44, 0.8, stock.leafDark) +
      blade(46, 0.86, stock.leaf) +
      blade(-20, 1, stock.leaf) +
      blade(22, 1.04, stock.leafDark) +
      blade(2, 1.16, stock.leafLight) +
      pen.shape(
        lathe([
          [124, -200],
          [118, -90],
          [96, 0],
        ]),
        pot,
        { shade: [36, 0] },
      ),
    x,
    y,
  );
};

export function drawScene(name: SceneName, pen: Pen, ground: string, accent: string): Scene {
  const wall = mix(ground, "#2c2138", 0.05);
  const low = mix(ground, "#8a6a4a", 0.3);
  const flip = pen.random.chance(0.5);
  const mirror = (content: string): string =>
    flip ? `<g transform="translate(1200 0) scale(-1 1)">${content}</g>` : content;
  const base = pen.fill("M0 0H1200V1500H0Z", wall);
  const oak = mix(stock.oak, ground, 0.18);
  switch (name) {
    case "table":
      return {
        x: 600,
        y: 1190,
        front: "",
        back:
          base +
          mirror(
            sunlight(pen, 90, 250) +
              pen.shape("M-40 1090H1240V1300H-40Z", oak, { material: "grain", shade: [0, 0], light: [0, 0] }) +
              pen.fill("M0 1300H1200V1500H0Z", mix(oak, "#2c2138", 0.3)) +
              pen.fill("M0 1300H1200V1316H0Z", mix(oak, "#fff6e3", 0.25)) +
              pen.oval(1010, 1136, 150, 18, "#2c2138", 0.16) +
              sprig(pen, 1010, 1130, accent) +
              pen.oval(180, 1136, 170, 16, "#2c2138", 0.16) +
              books(pen, 40, 1136, [mix(accent, "#2c2138", 0.2), stock.cream, pen.tones.dark]),
          ),
      };
    case "shelf":
      return {
        x: 600,
        y: 1100,
        front: "",
        back:
          base +
          mirror(
            pen.fill("M0 1180H1200V1214H0Z", "#2c2138", 0.1) +
              framed(pen, 760, 300, 300, 390, accent, stock.vermilion) +
              pen.fill("M180 1128H240V1290Q240 1320 190 1320Z", mix(oak, "#2c2138", 0.35)) +
              pen.fill("M960 1128H1020V1290Q1020 1320 970 1320Z", mix(oak, "#2c2138", 0.35)) +
              pen.shape(rect(-40, 1090, 1280, 50), oak, { material: "grain", shade: [0, 14] }) +
              pen.oval(180, 1096, 130, 10, "#2c2138", 0.16) +
              placed(
                pen.shape(
                  lathe([
                    [46, -330],
                    [40, -280],
                    [100, -150],
                    [104, -70],
                    [64, 0],
                  ]),
                  accent,
                  { shade: [30, 0] },
                ),
                180,
                1092,
              ),
          ),
      };
    case "sill":
      return {
        x: 600,
        y: 1180,
        front: "",
        back:
          base +
          mirror(
            pen.fill(rect(170, 130, 860, 960), "#fbf5e9") +
              pen.within(
                rect(206, 166, 788, 900),
                pen.fill(rect(200, 160, 800, 910), "#cfe0e4") +
                  pen.oval(760, 380, 84, 84, "#fbe6ad") +
                  pen.fill("M200 820C340 690 470 720 600 790S860 760 1000 690V1080H200Z", "#a9bf9f") +
                  pen.fill("M200 930C380 850 520 880 680 930S900 920 1000 880V1080H200Z", "#84a284"),
              ) +
              pen.fill("M582 166H618V1066H582ZM206 560H994V590H206Z", "#fbf5e9") +
              pen.shape("M20 60H300C290 300 240 560 60 700C80 820 70 960 50 1090H20Z", mix(accent, "#fff6e3", 0.55), {
                shade: [30, 0],
              }) +
              pen.line(
                "M110 70C110 300 90 480 50 640M200 70C190 290 160 440 100 600",
                mix(accent, "#2c2138", 0.1),
                5,
                0.35,
              ),
          ) +
          pen.fill("M0 1080H1200V1250H0Z", "#fbf5e9") +
          pen.fill("M0 1250H1200V1282H0Z", "#d9cdb8") +
          pen.fill("M0 1282H1200V1500H0Z", low),
      };
    case "peg":
      return {
        x: 600,
        y: 318,
        front: pen.shape(rect(578, 270, 44, 60, 20), stock.walnut, { shade: [10, 0] }),
        back:
          base +
          mirror(sunlight(pen, 60, 420)) +
          pen.shape(rect(-20, 230, 1240, 96, 6), oak, { material: "grain", shade: [0, 14] }) +
          mirror(
            [150, 1050].map((x) => pen.shape(rect(x - 20, 270, 40, 58, 18), stock.walnut, { shade: [8, 0] })).join("") +
              pen.shape(
                "M1000 330C960 500 960 720 990 880Q1050 910 1120 880C1140 720 1120 500 1080 330Q1040 300 1000 330Z",
                mix(accent, "#fff6e3", 0.35),
                { material: "linen", shade: [30, 0] },
              ),
          ) +
          pen.fill("M0 1330H1200V1500H0Z", low) +
          pen.fill("M0 1296H1200V1336H0Z", "#fbf5e9", 0.7),
      };
    case "floor":
      return {
        x: 600,
        y: 1270,
        front: "",
        back:
          base +
          pen.shape("M-30 1040H1230V1530H-30Z", mix(oak, ground, 0.2), {
            material: "grain",
            shade: [0, 0],
            light: [0, 0],
          }) +
          pen.fill("M0 985H1200V1044H0Z", "#fbf5e9", 0.75) +
          pen.fill("M0 1040H1200V1052H0Z", "#2c2138", 0.12) +
          mirror(
            framed(pen, 120, 210, 300, 390, accent, stock.vermilion) +
              pen.oval(1010, 1130, 150, 22, "#2c2138", 0.16) +
              floorPlant(pen, 1010, 1130, mix(accent, "#fff6e3", 0.2)),
          ) +
          pen.oval(600, 1290, 520, 120, mix(accent, "#fff6e3", 0.62)) +
          pen.line("M120 1290A480 104 0 0 1 1080 1290A480 104 0 0 1 120 1290Z", mix(accent, "#fff6e3", 0.35), 10),
      };
    case "wall":
      return {
        x: 600,
        y: 890,
        front: "",
        back:
          base +
          mirror(
            sunlight(pen, 60, 300) +
              pen.shape(rect(-30, 1150, 1260, 60), oak, { material: "grain", shade: [0, 16] }) +
              pen.fill("M0 1210H1200V1500H0Z", mix(oak, "#2c2138", 0.22)) +
              pen.line("M600 1240V1500M80 1360H520M680 1360H1120", mix(oak, "#2c2138", 0.42), 7) +
              pen.oval(600, 1360, 13, 13, stock.brass) +
              pen.oval(1000, 1156, 140, 14, "#2c2138", 0.16) +
              sprig(pen, 1000, 1154, accent) +
              books(pen, 90, 1152, [accent, stock.cream]),
          ),
      };
    case "hill":
      return {
        x: 600,
        y: 1250,
        front: mirror(
          pen.line(
            "M70 1420C80 1350 60 1310 40 1280M110 1430C120 1360 130 1320 160 1290M90 1430V1300M1090 1440C1100 1380 1080 1350 1060 1320M1120 1440C1130 1390 1150 1350 1170 1330",
            stock.leafDark,
            10,
          ),
        ),
        back:
          pen.fill("M0 0H1200V1500H0Z", mix(ground, "#cfe0e4", 0.5)) +
          mirror(
            pen.oval(860, 380, 130, 130, "#fbe8b8") +
              pen.fill("M0 800L260 520L420 690L640 430L900 740L1060 610L1200 730V1500H0Z", "#a8b9bb") +
              pen.fill("M640 430L730 540L660 520L610 560L560 524Z", "#f4ead6") +
              pen.fill("M0 920C240 780 480 820 700 910S1060 900 1200 830V1500H0Z", "#93ab86") +
              pen.fill("M0 1100C300 1000 620 1040 820 1080S1100 1080 1200 1040V1500H0Z", "#6f8f6a") +
              [
                [120, 900],
                [190, 930],
                [1060, 900],
                [980, 940],
              ]
                .map(
                  ([x = 0, y = 0]) =>
                    pen.fill(`M${x} ${y - 130}L${x + 46} ${y}H${x - 46}Z`, "#47674f") +
                    pen.fill(rect(x - 6, y, 12, 26), stock.walnut),
                )
                .join(""),
          ) +
          pen.shape("M-40 1230C200 1190 900 1180 1240 1230V1540H-40Z", "#b9a888", { shade: [0, 0] }),
      };
    case "cloth": {
      const slab = mix(ground, stock.oak, 0.32);
      return {
        x: 600,
        y: 1130,
        front: "",
        back:
          pen.shape("M-30 -30H1230V1530H-30Z", slab, { material: "grain", shade: [0, 0], light: [0, 0] }) +
          mirror(
            pen.fill("M120 330L1000 130L1190 1180L330 1450Z", "#2c2138", 0.1) +
              pen.shape("M96 300L980 110L1160 1160L300 1420Z", mix(accent, "#fff6e3", 0.72), {
                material: "linen",
                shade: [14, 14],
              }) +
              pen.line("M150 340L940 170L1100 1120L340 1350Z", mix(accent, "#fff6e3", 0.45), 9) +
              twig(pen, 1030, 1420, -24),
          ),
      };
    }
  }
}
