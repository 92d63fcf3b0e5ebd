import type { Archetype } from "../archetype";
import { companion, ellipse, mix, type Pen, rect, stock } from "../pen";

const stitch = (pen: Pen, d: string, tone?: string): string => pen.dashes(d, tone ?? pen.tones.pale, 5, "15 12");

const backpack: Archetype = {
  height: 780,
  foot: 250,
  stance: "stand",
  focus: [60, -250],
  inScene: 0.72,
  scenes: ["floor", "hill", "peg"],
  draw: (pen) => {
    const { tones } = pen;
    const body =
      "M-190 -700C-130 -750 130 -750 190 -700C260 -640 284 -300 262 -60C256 -10 220 0 180 0H-180C-220 0 -256 -10 -262 -60C-284 -300 -260 -640 -190 -700Z";
    const pocket =
      "M-186 -300Q0 -330 186 -300C200 -200 198 -110 186 -64Q182 -40 150 -38H-150Q-182 -40 -186 -64C-198 -110 -200 -200 -186 -300Z";
    const roll = pen.decor % 2 === 1;
    return (
      pen.line("M-70 -716C-80 -810 80 -810 70 -716", stock.leather, 24) +
      pen.shape("M-250 -420C-320 -360 -320 -140 -262 -70ZM250 -420C320 -360 320 -140 262 -70Z", tones.dark, {
        shade: [0, 0],
      }) +
      pen.shape(body, tones.base, { material: "weave", shade: [54, 6] }) +
      (roll
        ? pen.shape("M-214 -706Q0 -770 214 -706L226 -590Q0 -560 -226 -590Z", tones.dark, {
            material: "weave",
            shade: [20, 10],
          }) +
          pen.line("M-120 -720V-430M120 -720V-430", stock.leather, 28) +
          pen.shape(rect(-140, -480, 40, 44, 8), stock.brass) +
          pen.shape(rect(100, -480, 40, 44, 8), stock.brass)
        : pen.shape(
            "M-214 -690C-120 -750 120 -750 214 -690C246 -620 250 -500 236 -430Q0 -372 -236 -430C-250 -500 -246 -620 -214 -690Z",
            tones.base,
            { material: "weave", shade: [40, 22] },
          ) +
          stitch(pen, "M-218 -452Q0 -396 218 -452") +
          pen.line("M0 -430V-330", stock.leather, 36) +
          pen.shape(rect(-30, -372, 60, 52, 10), stock.brass)) +
      pen.shape(pocket, tones.dark, { material: "weave", shade: [26, 8] }) +
      stitch(pen, "M-168 -276Q0 -304 168 -276") +
      pen.shape(rect(-46, -200, 92, 62, 8), stock.leather, { material: "leather", shade: [8, 6] }) +
      stitch(pen, "M-34 -188H34M-34 -150H34", "#e6c49a")
    );
  },
};

const tote: Archetype = {
  height: 760,
  foot: 250,
  stance: "stand",
  focus: [-90, -300],
  inScene: 0.7,
  scenes: ["peg", "floor", "hill"],
  draw: (pen) => {
    const { tones } = pen;
    const body = "M-262 -480Q0 -462 262 -480L280 -40Q280 0 236 0H-236Q-280 0 -280 -40Z";
    const accent = companion(pen.colour);
    const motif =
      [
        pen.within(body, pen.fill("M-400 -170Q0 -120 400 -170V100H-400Z", accent)),
        pen.oval(0, -262, 104, 104, accent) +
          pen.within(body, pen.fill("M-120 -220Q-60 -270 0 -220T120 -220V-150H-120Z", tones.base)),
        pen.within(body, pen.line("M-290 -350Q0 -330 290 -350M-290 -316Q0 -296 290 -316", accent, 15)),
        pen.shape(rect(-100, -330, 200, 190, 14), tones.dark, { material: "weave", shade: [14, 8] }) +
          stitch(pen, "M-84 -312H84"),
      ][pen.decor % 4] ?? "";
    const handle = pen.decor % 2 === 0 ? stock.leather : tones.dark;
    return (
      pen.line("M-116 -480C-120 -800 120 -800 116 -480", mix(handle, "#2c2138", 0.25), 26) +
      pen.shape("M-250 -486Q0 -520 250 -486Q0 -452 -250 -486Z", tones.deep, { shade: [0, 0] }) +
      pen.shape(body, tones.base, { material: "weave", shade: [60, 8] }) +
      motif +
      stitch(pen, "M-254 -450Q0 -432 254 -450") +
      pen.line("M-140 -440V-478C-150 -720 150 -720 140 -478V-440", handle, 32) +
      pen.line("M-146 -470C-150 -660 60 -720 110 -610", "#fff6e3", 5, 0.35)
    );
  },
};

const wallet: Archetype = {
  height: 560,
  foot: 320,
  stance: "flat",
  focus: [90, -240],
  inScene: 0.56,
  scenes: ["cloth", "table"],
  draw: (pen) => {
    const { tones } = pen;
    const open = pen.decor % 2 === 1;
    const body = rect(-310, -470, 620, 420, 34);
    return open
      ? pen.shape(body, tones.base, { material: "leather", shade: [14, 16] }) +
          pen.fill(rect(-290, -450, 580, 380, 20), tones.dark) +
          [
            [-270, -420, "#d7d3c6"],
            [-270, -370, companion(pen.colour)],
            [30, -420, stock.cream],
            [30, -370, "#8fa6a4"],
          ]
            .map(([x, y, c]) => pen.shape(rect(Number(x), Number(y), 240, 140, 14), String(c), { shade: [0, 0] }))
            .join("") +
          pen.shape(
            "M-284 -310Q-150 -270 -20 -310V-72H-270Q-284 -72 -284 -90ZM20 -310Q150 -270 284 -310V-90Q284 -72 270 -72H20Z",
            tones.base,
            { material: "leather", shade: [10, 10] },
          ) +
          stitch(pen, "M-268 -290V-90H-34M268 -290V-90H34") +
          pen.line("M0 -466V-56", tones.deep, 8)
      : pen.shape(rect(-250, -540, 420, 200, 16), stock.cream, { shade: [0, 0] }) +
          pen.fill(rect(-250, -516, 420, 40), companion(pen.colour)) +
          pen.shape(body, tones.base, { material: "leather", shade: [16, 18] }) +
          stitch(pen, "M-288 -446H288V-76H-288Z") +
          pen.shape("M310 -330H170Q120 -330 120 -262Q120 -194 170 -194H310Z", tones.dark, {
            material: "leather",
            shade: [0, 12],
          }) +
          pen.shape(ellipse(182, -262, 26, 26), stock.brass, { shade: [6, 6] });
  },
};

const pouch: Archetype = {
  height: 460,
  foot: 270,
  stance: "stand",
  focus: [-60, -180],
  inScene: 0.5,
  scenes: ["table", "shelf"],
  draw: (pen) => {
    const { tones } = pen;
    const body = "M-280 -400Q0 -424 280 -400L322 -70C330 -10 290 0 250 0H-250C-290 0 -330 -10 -322 -70Z";
    return (
      pen.shape(body, tones.base, { material: "weave", shade: [50, 14] }) +
      (pen.decor % 3 === 0
        ? pen.within(
            body,
            pen.shape("M-400 -150H400V50H-400Z", stock.leather, { material: "leather", shade: [0, 0] }) +
              stitch(pen, "M-400 -132H400", "#e6c49a"),
          )
        : pen.within(
            body,
            [-220, -130, -40, 50, 140, 230]
              .map((x) => pen.line(`M${x} -420L${x + 20} 20`, tones.dark, 9, 0.6))
              .join(""),
          )) +
      pen.shape("M-286 -420Q0 -444 286 -420V-384Q0 -406 -286 -384Z", tones.dark, { shade: [0, 6] }) +
      pen.dashes("M-262 -402Q0 -426 270 -402", stock.brass, 12, "3 13") +
      pen.shape(rect(238, -424, 60, 32, 12), stock.brass) +
      pen.line("M290 -404C350 -390 350 -330 332 -270", stock.leather, 16)
    );
  },
};

function shoe(pen: Pen, tall: boolean): string {
  const { tones } = pen;
  const accent = companion(pen.colour);
  const sole = tall ? stock.walnut : stock.cream;
  const upper = tall
    ? "M-250 -640H10C10 -520 -6 -430 30 -360C80 -290 220 -270 300 -200C340 -160 340 -110 336 -70H-270C-290 -260 -240 -460 -250 -640Z"
    : "M-290 -350C-230 -384 -170 -370 -110 -400C-60 -420 -30 -400 0 -360C60 -290 200 -250 290 -210C340 -186 350 -130 346 -76H-310C-326 -180 -320 -270 -290 -350Z";
  const toe = "M170 -262C260 -236 330 -200 340 -150C346 -110 346 -90 346 -70H150C140 -140 150 -210 170 -262Z";
  const laces = tall
    ? [-560, -490, -420, -356].map((y, i) => `M${-96 + i * 16} ${y}L${4 + i * 10} ${y + 12}`).join("")
    : "M-70 -330L16 -366M-24 -300L58 -330M26 -270L104 -300";
  return (
    pen.shape(upper, tones.base, { material: tall ? "leather" : "linen", shade: [20, 34] }) +
    pen.within(
      upper,
      pen.shape(toe, tall ? tones.dark : tones.light, {
        shade: [0, 24],
        ...(tall ? { material: "leather" as const } : {}),
      }) +
        pen.shape(
          tall ? "M-300 -300C-220 -300 -170 -220 -170 -60H-300Z" : "M-330 -330C-250 -330 -210 -220 -214 -60H-330Z",
          tall ? tones.dark : accent,
          { shade: [0, 10] },
        ),
    ) +
    (tall
      ? ""
      : pen.line("M-150 -240L-110 -100M-96 -270L-50 -100M-40 -290L10 -100", accent, 20) +
        pen.fill("M-120 -396C-100 -450 -20 -440 -6 -360L-60 -300Q-90 -350 -120 -396Z", tones.dark)) +
    (tall
      ? pen.fill("M-250 -640H10V-606H-252Z", tones.dark) +
        pen.line("M-236 -640C-250 -700 -190 -700 -196 -640", tones.dark, 18)
      : "") +
    pen.line(laces, tall ? stock.cream : stock.white, 16) +
    stitch(pen, tall ? "M-200 -280C-140 -270 -130 -180 -136 -90" : "M-190 -320C-160 -240 -160 -160 -170 -90") +
    pen.shape(
      tall
        ? "M-286 -84H340Q366 -84 362 -40V0H60Q40 -30 0 -30H-110V0H-282Z"
        : "M-322 -90H352Q374 -86 366 -40Q358 0 310 0H-280Q-322 0 -326 -40Z",
      sole,
      { shade: [0, 20], light: [0, 8] },
    ) +
    pen.line(tall ? "M-280 -52H356" : "M-318 -46H362", mix(sole, "#2c2138", 0.3), 6)
  );
}

const pair = (content: string): string =>
  `<g transform="translate(70 -52) scale(.95)">${content}</g><g transform="translate(-40 0)">${content}</g>`;

const sneaker: Archetype = {
  height: 500,
  foot: 330,
  stance: "stand",
  focus: [60, -230],
  inScene: 0.62,
  scenes: ["floor", "hill", "floor"],
  draw: (pen) => pair(shoe(pen, false)),
};
const boot: Archetype = {
  height: 740,
  foot: 320,
  stance: "stand",
  focus: [-60, -380],
  inScene: 0.66,
  scenes: ["floor", "hill"],
  draw: (pen) => pair(shoe(pen, true)),
};

const slipper: Archetype = {
  height: 620,
  foot: 300,
  stance: "flat",
  focus: [-130, -380],
  inScene: 0.66,
  scenes: ["cloth", "floor"],
  draw: (pen) => {
    const { tones } = pen;
    const sole =
      "M-110 -640C-10 -640 0 -500 -20 -360C-40 -220 -20 -20 -120 -10C-230 0 -240 -160 -230 -330C-222 -500 -220 -640 -110 -640Z";
    const vamp = "M-232 -390Q-120 -320 -16 -390C-4 -500 -10 -640 -110 -640C-220 -640 -230 -500 -232 -390Z";
    const one =
      pen.shape(sole, stock.cream, { material: "pile", shade: [10, 10] }) +
      pen.shape(vamp, tones.base, { material: pen.decor % 2 === 0 ? "pile" : "leather", shade: [26, -8] }) +
      stitch(pen, "M-222 -410Q-120 -346 -28 -410");
    return `${one}<g transform="translate(0 0) scale(-1 1) rotate(-4)">${one}</g>`;
  },
};

const shirtOutline =
  "M-120 -720Q0 -660 120 -720L250 -660L350 -440L236 -384L206 -440V-30Q0 10 -206 -30V-440L-236 -384L-350 -440L-250 -660Z";

const tshirt: Archetype = {
  height: 740,
  foot: 0,
  stance: "hang",
  focus: [0, -420],
  inScene: 0.72,
  scenes: ["peg", "cloth"],
  draw: (pen) => {
    const { tones } = pen;
    const accent = companion(pen.colour);
    const motif =
      [
        pen.oval(0, -420, 92, 92, accent) +
          pen.fill("M-110 -400Q-50 -450 0 -410T110 -410V-320H-110Z", tones.base) +
          pen.line("M-96 -384Q-40 -424 0 -394T96 -394", accent, 9),
        pen.within(
          shirtOutline,
          [-560, -490, -420, -350, -280, -210, -140, -70]
            .map((y) => pen.line(`M-360 ${y - 10}Q0 ${y + 20} 360 ${y - 10}`, tones.pale, 20))
            .join(""),
        ),
        pen.shape(rect(56, -540, 104, 120, 10), tones.dark, { shade: [0, 0], material: "linen" }),
        pen.line("M-70 -380L-20 -480L30 -400L60 -450L100 -380Z", accent, 13) + pen.oval(52, -506, 20, 20, accent),
      ][pen.decor % 4] ?? "";
    return (
      pen.shape("M-120 -720C-100 -750 100 -750 120 -720Q0 -640 -120 -720Z", tones.deep, { shade: [0, 0] }) +
      pen.shape(shirtOutline, tones.base, { material: "linen", shade: [44, 6] }) +
      motif +
      pen.fill(
        "M-206 -440C-190 -330 -200 -200 -190 -60L-206 -30ZM206 -440C190 -300 200 -200 186 -28L206 -30Z",
        tones.dark,
        0.6,
      ) +
      pen.line("M-122 -718Q0 -648 122 -718", tones.dark, 22) +
      pen.line("M-340 -424L-232 -372M340 -424L232 -372M-200 -52Q0 -14 200 -52", tones.dark, 4, 0.8)
    );
  },
};

const sweater: Archetype = {
  height: 740,
  foot: 0,
  stance: "hang",
  focus: [0, -480],
  zoom: 2.5,
  inScene: 0.74,
  scenes: ["peg", "cloth"],
  draw: (pen) => {
    const { tones } = pen;
    const body = "M-120 -710Q0 -660 120 -710L228 -650V-40Q0 0 -228 -40V-650Z";
    const sleeve = "M-228 -654C-300 -600 -350 -340 -356 -130L-262 -112C-252 -250 -240 -360 -206 -440Z";
    const accent = companion(pen.colour);
    const yoke =
      [
        [-540, -500, -460]
          .map((y, i) =>
            pen.dashes(
              `M-250 ${y}Q0 ${y + 50} 250 ${y}`,
              i === 1 ? accent : tones.pale,
              20,
              i === 1 ? "14 26" : "22 20",
            ),
          )
          .join(""),
        [-150, -75, 0, 75, 150]
          .map(
            (x) =>
              pen.line(`M${x} -650V-60`, tones.dark, 12, 0.6) +
              pen.dashes(`M${x + 22} -650V-60`, tones.light, 14, "18 22"),
          )
          .join(""),
        pen.line("M-260 -420Q0 -370 260 -420", accent, 44) + pen.line("M-260 -350Q0 -300 260 -350", tones.pale, 16),
        "",
      ][pen.decor % 4] ?? "";
    return (
      pen.shape(sleeve, tones.base, { material: "knit", shade: [24, 0] }) +
      `<g transform="scale(-1 1)">${pen.shape(sleeve, tones.base, { material: "knit", shade: [-20, 0], light: [0, 0] })}</g>` +
      pen.shape("M-120 -714C-100 -760 100 -760 120 -714Q0 -640 -120 -714Z", tones.deep, { shade: [0, 0] }) +
      pen.shape(body, tones.base, { material: "knit", shade: [40, 6] }) +
      pen.within(body, yoke) +
      pen.line("M-122 -712Q0 -636 122 -712", tones.dark, 36) +
      pen.dashes("M-118 -706Q0 -634 118 -706", tones.light, 26, "3 12") +
      pen.shape("M-228 -96Q0 -56 228 -96V-40Q0 0 -228 -40Z", tones.dark, { material: "rib", shade: [30, 0] }) +
      pen.shape("M-357 -170L-262 -152L-262 -98L-358 -116Z", tones.dark, { material: "rib", shade: [0, 0] }) +
      pen.shape("M357 -170L262 -152L262 -98L358 -116Z", tones.dark, { material: "rib", shade: [0, 0] })
    );
  },
};

const jacket: Archetype = {
  silhouette:
    "M-110 -700C-80 -740 80 -740 110 -700L236 -652C310 -590 350 -320 350 -90H256L236 -300V-20H-236V-300L-256 -90H-350C-350 -320 -310 -590 -236 -652Z",
  height: 740,
  foot: 0,
  stance: "hang",
  focus: [-90, -420],
  inScene: 0.74,
  scenes: ["peg"],
  draw: (pen) => {
    const { tones } = pen;
    const body = "M-110 -700L-236 -650V-20H236V-650L110 -700L0 -620Z";
    const sleeve = "M-236 -652C-310 -590 -350 -320 -350 -90H-256C-250 -240 -240 -360 -210 -450Z";
    return (
      pen.shape(sleeve, tones.base, { material: "weave", shade: [24, 0] }) +
      `<g transform="scale(-1 1)">${pen.shape(sleeve, tones.base, { material: "weave", shade: [-20, 0], light: [0, 0] })}</g>` +
      pen.fill("M-110 -700C-80 -740 80 -740 110 -700L0 -600Z", tones.deep) +
      pen.shape(body, tones.base, { material: "weave", shade: [44, 0] }) +
      pen.shape("M-116 -706L-40 -560L0 -624L40 -560L116 -706L150 -684L60 -500L0 -590L-60 -500L-150 -684Z", tones.dark, {
        shade: [10, 6],
      }) +
      pen.line("M0 -590V-20", tones.deep, 8) +
      [-500, -390, -280, -170, -70]
        .map((y) =>
          pen.shape(ellipse(24, y, 14, 14), pen.decor % 2 === 0 ? stock.brass : stock.cream, {
            shade: [4, 4],
            light: [0, 0],
          }),
        )
        .join("") +
      pen.shape("M-190 -480H-70V-350L-130 -326L-190 -350ZM80 -480H190V-350L136 -326L80 -350Z", tones.dark, {
        material: "weave",
        shade: [8, 8],
      }) +
      pen.shape(rect(-200, -220, 150, 150, 12), tones.dark, { material: "weave", shade: [10, 8] }) +
      pen.shape(rect(60, -220, 140, 150, 12), tones.dark, { material: "weave", shade: [10, 8] }) +
      stitch(pen, "M-190 -200H-60M70 -200H190M-182 -462H-78M88 -462H182")
    );
  },
};

const apron: Archetype = {
  height: 760,
  foot: 0,
  stance: "hang",
  focus: [0, -300],
  inScene: 0.74,
  scenes: ["peg"],
  draw: (pen) => {
    const { tones } = pen;
    const body =
      "M-120 -560H120C130 -480 180 -430 270 -400L284 -10Q0 30 -284 -10L-270 -400C-180 -430 -130 -480 -120 -560Z";
    return (
      pen.line("M-110 -560C-110 -800 110 -800 110 -560", stock.leather, 22) +
      pen.line("M-268 -390C-350 -360 -340 -260 -356 -200M268 -390C350 -360 340 -260 356 -200", stock.leather, 18) +
      pen.shape(body, tones.base, { material: pen.decor % 3 === 0 ? "stripe" : "linen", shade: [54, 0] }) +
      pen.shape("M-160 -300H160V-140Q160 -110 130 -110H-130Q-160 -110 -160 -140Z", tones.dark, {
        material: "linen",
        shade: [14, 8],
      }) +
      pen.line("M0 -296V-114", tones.deep, 5) +
      stitch(pen, "M-146 -280H146M-104 -540H104") +
      [-106, 106].map((x) => pen.shape(ellipse(x, -540, 14, 14), stock.brass)).join("")
    );
  },
};

const dress: Archetype = {
  height: 780,
  foot: 0,
  stance: "hang",
  focus: [0, -330],
  inScene: 0.76,
  scenes: ["peg"],
  draw: (pen) => {
    const { tones } = pen;
    const body =
      "M-130 -740L-80 -740Q0 -640 80 -740H130L214 -560L150 -520L130 -560C120 -500 120 -470 130 -430C200 -300 250 -150 270 -20Q0 40 -270 -20C-250 -150 -200 -300 -130 -430C-120 -470 -120 -500 -130 -560L-150 -520L-214 -560Z";
    const dots = Array.from({ length: 26 }, (_, i) =>
      pen.oval(-230 + ((i * 97) % 470), -640 + ((i * 151) % 620), 13, 13, tones.pale),
    ).join("");
    return (
      pen.shape(body, tones.base, { material: "linen", shade: [40, 6] }) +
      pen.within(
        body,
        pen.decor % 2 === 0
          ? dots
          : pen.line(
              "M-60 -420C-80 -260 -120 -140 -130 10M60 -420C80 -260 120 -140 130 10M0 -420V20",
              tones.dark,
              8,
              0.6,
            ),
      ) +
      pen.line("M-130 -436Q0 -410 130 -436", tones.dark, 22) +
      pen.line("M-80 -736Q0 -640 80 -736", tones.dark, 12)
    );
  },
};

const beanie: Archetype = {
  height: 500,
  foot: 230,
  stance: "stand",
  focus: [-40, -250],
  zoom: 2.4,
  inScene: 0.48,
  scenes: ["table", "shelf", "peg"],
  draw: (pen) => {
    const { tones } = pen;
    const crown = "M-240 -130C-250 -330 -140 -460 0 -460C140 -460 250 -330 240 -130Z";
    const brim = "M-262 -170Q0 -130 262 -170C276 -110 274 -50 262 -10Q0 30 -262 -10C-274 -50 -276 -110 -262 -170Z";
    return (
      (pen.decor % 2 === 0
        ? pen.shape(ellipse(0, -480, 74, 68), companion(pen.colour), { material: "pile", shade: [16, 16] })
        : "") +
      pen.shape(crown, tones.base, { material: "knit", shade: [50, 0] }) +
      pen.within(
        crown,
        pen.line(
          "M0 -470C-90 -400 -130 -280 -130 -120M0 -470C90 -400 130 -280 130 -120M0 -470V-120",
          tones.dark,
          7,
          0.6,
        ),
      ) +
      pen.shape(brim, pen.decor % 3 === 1 ? companion(pen.colour) : tones.base, { material: "rib", shade: [40, 16] })
    );
  },
};

const hat: Archetype = {
  height: 400,
  foot: 330,
  stance: "stand",
  focus: [-30, -220],
  inScene: 0.56,
  scenes: ["table", "peg", "hill"],
  draw: (pen) => {
    const { tones } = pen;
    const crown =
      "M-196 -110C-200 -240 -176 -350 -110 -364C-60 -374 -40 -344 0 -344C40 -344 60 -374 110 -364C176 -350 200 -240 196 -110Q0 -60 -196 -110Z";
    return (
      pen.shape(
        "M-360 -96C-330 -160 -200 -150 0 -150C200 -150 330 -160 360 -96C330 -10 140 0 0 0C-140 0 -330 -10 -360 -96Z",
        tones.base,
        { material: "weave", shade: [10, 26] },
      ) +
      pen.fill("M-210 -96Q0 -20 230 -96Q0 -60 -210 -96Z", tones.deep, 0.6) +
      pen.shape(crown, tones.base, { material: "weave", shade: [46, 0] }) +
      pen.within(crown, pen.line("M-230 -160Q0 -100 230 -160", companion(pen.colour), 58))
    );
  },
};

const scarf: Archetype = {
  height: 780,
  foot: 0,
  stance: "hang",
  focus: [-60, -260],
  zoom: 2.3,
  inScene: 0.74,
  scenes: ["peg"],
  draw: (pen) => {
    const { tones } = pen;
    const accent = companion(pen.colour);
    const fringe = (x: number, y: number, n: number): string =>
      pen.line(Array.from({ length: n }, (_, i) => `M${x + i * 22} ${y}l${(i % 3) - 1} 66`).join(""), tones.dark, 9);
    const back = "M20 -740C110 -740 130 -640 150 -540L200 -110H20L-20 -560Z";
    const front = "M-30 -740C70 -760 100 -690 60 -560L10 -60H-190L-130 -560C-120 -650 -110 -730 -30 -740Z";
    const bands = (d: string): string =>
      pen.within(
        d,
        pen.decor % 3 === 0
          ? pen.line("M-300 -190H300M-300 -250H300", accent, 30) + pen.line("M-300 -310H300", tones.pale, 12)
          : pen.decor % 3 === 1
            ? [-640, -520, -400, -280, -160].map((y) => pen.line(`M-300 ${y}H300`, accent, 46, 0.75)).join("") +
              pen.line("M-70 -800V0M90 -800V0", tones.pale, 14, 0.6)
            : "",
      );
    return (
      fringe(34, -112, 8) +
      pen.shape(back, tones.dark, { material: "knit", shade: [20, 0] }) +
      bands(back) +
      fringe(-180, -62, 9) +
      pen.shape(front, tones.base, { material: "knit", shade: [36, 0] }) +
      bands(front)
    );
  },
};

const socks: Archetype = {
  height: 700,
  foot: 0,
  stance: "flat",
  focus: [-60, -430],
  zoom: 2.4,
  inScene: 0.62,
  scenes: ["cloth"],
  draw: (pen) => {
    const { tones } = pen;
    const accent = companion(pen.colour);
    const sock = "M-120 -690H40V-330C50 -250 120 -210 200 -150C260 -100 240 0 150 -10C60 -20 -120 -130 -122 -280Z";
    const one = (): string =>
      pen.shape(sock, tones.base, { material: "knit", shade: [30, 6] }) +
      pen.within(
        sock,
        pen.shape("M110 -240L300 -160V40H100C60 -40 80 -160 110 -240Z", accent, { shade: [0, 14] }) +
          pen.shape(ellipse(-110, -240, 110, 90), accent, { shade: [0, 0] }) +
          (pen.decor % 3 === 0
            ? pen.line("M-140 -560H60M-140 -500H60M-140 -440H60", accent, 22)
            : pen.decor % 3 === 1
              ? [-560, -470, -380]
                  .map((y) => pen.oval(-84, y, 18, 18, tones.pale) + pen.oval(0, y + 44, 18, 18, tones.pale))
                  .join("")
              : ""),
      ) +
      pen.shape(rect(-128, -704, 176, 92, 12), tones.dark, { material: "rib", shade: [20, 0] });
    return `<g transform="translate(110 -16) rotate(6)">${one()}</g><g transform="translate(-110 0) rotate(-5)">${one()}</g>`;
  },
};

const mittens: Archetype = {
  height: 600,
  foot: 0,
  stance: "flat",
  focus: [-130, -300],
  zoom: 2.4,
  inScene: 0.6,
  scenes: ["cloth", "cloth"],
  draw: (pen) => {
    const { tones } = pen;
    const accent = companion(pen.colour);
    const hand =
      "M-250 -170C-260 -330 -250 -560 -150 -570C-60 -570 -50 -420 -54 -340C-30 -390 20 -400 30 -350C34 -290 -30 -240 -50 -170Z";
    const one =
      pen.shape(hand, tones.base, { material: "knit", shade: [30, 6] }) +
      pen.within(
        hand,
        pen.decor % 2 === 0
          ? pen.dashes("M-300 -430H60M-300 -380H60", accent, 26, "20 22")
          : pen.line("M-150 -500l50 60l-50 60l-50 -60z", accent, 14),
      ) +
      pen.shape("M-258 -190H-44V-30Q-150 -10 -258 -30Z", tones.dark, { material: "rib", shade: [20, 0] });
    return `<g transform="rotate(-7 -150 -300)">${one}</g><g transform="scale(-1 1) rotate(-7 -150 -300)">${one}</g>`;
  },
};

const belt: Archetype = {
  height: 600,
  foot: 300,
  stance: "flat",
  focus: [190, -190],
  inScene: 0.6,
  scenes: ["cloth"],
  draw: (pen) => {
    const { tones } = pen;
    const coil = [250, 196, 142]
      .map(
        (r, i) =>
          pen.line(ellipse(-40, -330, r, r * 0.94), i % 2 === 0 ? tones.base : tones.dark, 50) +
          pen.dashes(ellipse(-40, -330, r + 15, (r + 15) * 0.94), tones.pale, 4, "13 12"),
      )
      .join("");
    return (
      coil +
      pen.shape("M-40 -120C120 -110 220 -120 340 -60L330 -8C210 -70 110 -60 -40 -66Z", tones.base, {
        material: "leather",
        shade: [0, 10],
      }) +
      [120, 180, 240].map((x) => pen.oval(x, -84 + (x - 120) * 0.16, 8, 8, tones.deep)).join("") +
      pen.line(rect(-90, -150, 110, 116, 16), stock.brass, 20) +
      pen.line("M-90 -92H50", mix(stock.brass, "#2c2138", 0.2), 16)
    );
  },
};

export const wearables = {
  backpack,
  tote,
  wallet,
  pouch,
  sneaker,
  boot,
  slipper,
  tshirt,
  sweater,
  jacket,
  apron,
  dress,
  beanie,
  hat,
  scarf,
  socks,
  mittens,
  belt,
};
