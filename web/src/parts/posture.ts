// Small pictures of how to stand, sit or lie: drawn once for each posture, with thing, spot and direction of the press for each
// position of the data. Side view, the person looks to the right, unless the name says otherwise. Units are those of the view box.
export const box = "0 0 160 120";

type At = readonly [x: number, y: number];
type Line = readonly At[];

interface Pose {
  head: At;
  trunk: Line;
  limbs: readonly Line[];
  ground: readonly Line[]; // wall, floor, chair, table, couch
  other?: { head: At; trunk: Line; limbs: readonly Line[] }; // the helper
}

const floor: Line = [[6, 112], [154, 112]];
const chair: readonly Line[] = [[[44, 46], [44, 112]], [[44, 87], [84, 87], [84, 112]]];
const low_chair: readonly Line[] = [[[44, 46], [44, 112]], [[44, 95], [84, 95], [84, 112]]];
const sitting = { head: [66, 24] as At, trunk: [[64, 42], [60, 78]] as Line };
const legs: readonly Line[] = [[[60, 80], [94, 80], [94, 109], [104, 109]]];
const table: readonly Line[] = [[[82, 66], [146, 66]], [[138, 66], [138, 112]]];
const lying_back = { head: [26, 90] as At, trunk: [[42, 95], [84, 95]] as Line };
const knees: Line = [[84, 95], [106, 66], [122, 109], [132, 109]];

const poses = {
  back_to_wall: { head: [62, 24], trunk: [[58, 41], [56, 74]], limbs: [[[56, 76], [68, 94], [64, 109], [74, 109]], [[60, 46], [68, 60], [78, 66]]], ground: [floor, [[35, 6], [35, 112]]] },
  face_to_wall: { head: [82, 24], trunk: [[84, 41], [82, 74]], limbs: [[[82, 76], [76, 94], [70, 109], [80, 109]], [[82, 46], [72, 60], [70, 74]]], ground: [floor, [[106, 6], [106, 112]]] },
  side_to_wall: { head: [74, 20], trunk: [[75, 42], [75, 70]], limbs: [[[64, 42], [86, 42]], [[70, 74], [66, 109]], [[80, 74], [84, 109]], [[62, 44], [55, 58], [58, 72]], [[87, 44], [78, 57], [66, 53]]], ground: [floor, [[101, 6], [101, 112]]] },
  arm_to_wall: { head: [70, 20], trunk: [[71, 42], [71, 70]], limbs: [[[60, 42], [82, 42]], [[66, 72], [62, 109]], [[77, 72], [80, 109]], [[58, 44], [51, 58], [54, 72]], [[83, 44], [90, 58], [90, 76]]], ground: [floor, [[107, 6], [107, 112]]] },
  bent_to_frame: { head: [100, 66], trunk: [[58, 70], [88, 51]], limbs: [[[56, 74], [60, 92], [52, 109], [62, 109]], [[87, 54], [84, 74], [90, 88]]], ground: [floor, [[107, 6], [107, 52]], [[107, 52], [118, 52], [118, 6]]] },
  on_back: { ...lying_back, limbs: [knees, [[48, 92], [60, 82], [72, 86]]], ground: [floor, [[16, 104], [36, 104]]] },
  on_back_hands_to_head: { ...lying_back, limbs: [knees, [[46, 92], [44, 74], [28, 80]]], ground: [floor] },
  on_back_leg_over: { ...lying_back, limbs: [knees, [[84, 93], [100, 58], [122, 66]], [[48, 98], [66, 106]]], ground: [floor, [[16, 104], [36, 104]]] },
  on_front: { head: [34, 60], trunk: [[48, 72], [86, 90]], limbs: [[[50, 76], [46, 108], [62, 108]], [[86, 92], [138, 98], [144, 106]]], ground: [floor] },
  on_side: { head: [32, 72], trunk: [[47, 80], [86, 91]], limbs: [[[48, 84], [42, 108], [58, 108]], [[86, 92], [112, 92], [140, 104]], [[86, 89], [106, 72], [114, 108]]], ground: [floor] },
  on_side_at_rest: { head: [26, 88], trunk: [[42, 94], [84, 95]], limbs: [[[84, 95], [110, 90], [136, 104]], [[84, 93], [108, 82], [130, 96]], [[44, 98], [30, 106], [16, 106]]], ground: [floor, [[14, 102], [38, 102]]] },
  on_floor: { head: [46, 38], trunk: [[50, 54], [60, 92]], limbs: [[[51, 58], [36, 80], [32, 108]], [[60, 96], [96, 92], [132, 96], [136, 88]], [[61, 94], [88, 68], [100, 109], [108, 109]]], ground: [floor] },
  on_floor_heel_over: { head: [46, 38], trunk: [[50, 54], [60, 96]], limbs: [[[51, 58], [36, 80], [32, 108]], [[60, 100], [96, 104], [134, 104], [138, 96]], [[61, 97], [92, 74], [116, 96]]], ground: [floor] },
  on_roller: { head: [42, 30], trunk: [[46, 46], [58, 82]], limbs: [[[47, 50], [32, 74], [30, 108]], [[58, 86], [88, 70], [100, 109], [108, 109]], [[58, 84], [86, 66], [96, 78]]], ground: [floor] },
  on_hands_and_knees: { head: [32, 56], trunk: [[48, 64], [90, 66]], limbs: [[[49, 68], [48, 109]], [[90, 68], [88, 96], [128, 99], [138, 106]]], ground: [floor] },
  on_one_foot: { head: [60, 18], trunk: [[59, 36], [59, 68]], limbs: [[[58, 70], [56, 109], [66, 109]], [[60, 70], [76, 84], [76, 102], [90, 98]], [[60, 41], [78, 54], [102, 60]]], ground: [floor, [[104, 60], [104, 112]], [[104, 86], [132, 86], [132, 112]]] },
  on_chair: { ...sitting, limbs: legs, ground: [floor, ...chair] },
  on_low_chair: { ...sitting, limbs: legs, ground: [floor, ...low_chair] },
  at_table: { ...sitting, limbs: legs, ground: [floor, ...chair, ...table] },
  ankle_on_knee: { ...sitting, limbs: [...legs, [[60, 78], [90, 62], [106, 76], [114, 70]]], ground: [floor, ...chair] },
  on_bed: { head: [46, 40], trunk: [[48, 56], [54, 90]], limbs: [[[54, 94], [96, 92], [136, 94], [140, 86]]], ground: [floor, [[18, 102], [148, 102]], [[26, 40], [26, 102]]] },
  helped: {
    head: [26, 77], trunk: [[42, 80], [88, 80]], limbs: [[[88, 80], [140, 82]], [[44, 84], [30, 86], [18, 82]]], ground: [floor, [[12, 91], [148, 91]], [[24, 91], [24, 112]], [[136, 91], [136, 112]]],
    other: { head: [92, 14], trunk: [[90, 31], [96, 58]], limbs: [[[88, 34], [72, 66]], [[96, 60], [98, 70]]] },
  },
} satisfies Record<string, Pose>;

export type Thing = "ball" | "two_balls" | "roller" | "cane" | "gun" | "hand" | "pincer" | "limb";

/** Arms go from the shoulder over the elbow to the hand; `push` points along the press. */
interface Drawn { pose: keyof typeof poses; thing: Thing; at: At; push: readonly [At, At]; arms?: readonly Line[]; cane?: string }

const down = (x: number, y: number): [At, At] => [[x, y - 22], [x, y - 5]];
const up = (x: number, y: number): [At, At] => [[x, y + 22], [x, y + 5]];
const left = (x: number, y: number): [At, At] => [[x + 22, y], [x + 5, y]];
const right = (x: number, y: number): [At, At] => [[x - 22, y], [x - 5, y]];

const arm = (elbow: At, hand: At): readonly Line[] => [[[63, 46], elbow, hand]];
const wall_back = (y: number): Drawn => ({ pose: "back_to_wall", thing: "ball", at: [43, y], push: left(86, y - 4) });
const floor_ball = (pose: keyof typeof poses, thing: Thing, at: At, height = 26): Drawn => ({ pose, thing, at, push: [[at[0], at[1] - height - 18], [at[0], at[1] - height]] });
const touch = (pose: keyof typeof poses, thing: Thing, at: At, arms: readonly Line[], push: readonly [At, At]): Drawn => ({ pose, thing, at, arms, push });
const cane = (at: At, path: string, push: readonly [At, At]): Drawn => ({ pose: "on_chair", thing: "cane", at, cane: path, arms: arm([76, 60], [88, 58]), push });

const drawn: Record<string, Drawn> = {
  ball_wall: { pose: "back_to_wall", thing: "ball", at: [43, 56], push: left(90, 50) }, ball_wall_blade: wall_back(50), ball_wall_low_back: wall_back(68), ball_wall_upper_back: wall_back(48), ball_wall_skull_base: { pose: "back_to_wall", thing: "ball", at: [46, 32], push: left(80, 30) },
  ball_wall_chest: { pose: "face_to_wall", thing: "ball", at: [98, 46], push: right(72, 46) },
  ball_wall_hip: { pose: "side_to_wall", thing: "ball", at: [93, 76], push: right(60, 82) },
  ball_wall_shoulder: { pose: "arm_to_wall", thing: "ball", at: [98, 47], push: right(52, 36) },
  ball_wall_forearm: { pose: "arm_to_wall", thing: "ball", at: [100, 68], push: right(52, 62) },
  ball_wall_shoulder_slope: { pose: "bent_to_frame", thing: "ball", at: [98, 44], push: right(66, 46) },
  ball_floor: floor_ball("on_back", "ball", [64, 106]), ball_floor_blade: floor_ball("on_back", "ball", [52, 106]), ball_floor_upper_back: floor_ball("on_back", "ball", [58, 106]), ball_floor_low_back: floor_ball("on_back", "ball", [74, 106]),
  ball_floor_buttock: { pose: "on_floor", thing: "ball", at: [60, 105], push: down(74, 74) }, ball_floor_calf: floor_ball("on_floor", "ball", [116, 104]), ball_floor_ribs: floor_ball("on_side", "ball", [68, 102], 34),
  ball_floor_shin: floor_ball("on_hands_and_knees", "ball", [108, 106], 22), ball_floor_sole: floor_ball("on_one_foot", "ball", [84, 106], 24), ball_floor_thigh_back: { pose: "on_low_chair", thing: "ball", at: [76, 89], push: down(80, 74) },
  ball_floor_thigh_front: floor_ball("on_front", "ball", [108, 105]),
  foam_roller: floor_ball("on_back", "roller", [64, 105]), foam_roller_upper_back: floor_ball("on_back_hands_to_head", "roller", [58, 105]), foam_roller_buttock: { pose: "on_roller", thing: "roller", at: [58, 101], push: down(72, 64) }, foam_roller_calf: floor_ball("on_floor", "roller", [116, 104]),
  foam_roller_shin: floor_ball("on_hands_and_knees", "roller", [108, 105], 22), foam_roller_thigh_back: floor_ball("on_floor", "roller", [82, 103]), foam_roller_thigh_front: floor_ball("on_front", "roller", [108, 104]),
  foam_roller_thigh_inner: floor_ball("on_front", "roller", [102, 103]), foam_roller_thigh_outer: floor_ball("on_side", "roller", [98, 102], 38),
  two_balls: floor_ball("on_back", "two_balls", [64, 106]), two_balls_spine: floor_ball("on_back", "two_balls", [62, 106]), two_balls_skull_base: floor_ball("on_back", "two_balls", [36, 104]),
  helper: { pose: "helped", thing: "hand", at: [70, 74], push: down(58, 74) }, helper_back: { pose: "helped", thing: "hand", at: [70, 74], push: down(58, 74) },
  hook_cane: cane([54, 58], "M94 62C92 20 50 18 54 58", right(47, 58)), hook_cane_blade: cane([54, 54], "M94 62C92 20 50 16 54 54", right(47, 54)), hook_cane_low_back: cane([53, 70], "M98 58C84 46 30 50 53 70", right(46, 70)),
  hook_cane_neck: cane([57, 34], "M94 62C96 34 52 10 57 34", right(50, 36)), hook_cane_shoulder_slope: cane([56, 42], "M94 62C94 26 56 18 56 42", right(49, 44)),
  massage_gun: touch("on_chair", "gun", [80, 72], arm([72, 60], [84, 58]), down(98, 72)), massage_gun_thigh: touch("on_chair", "gun", [80, 72], arm([72, 60], [84, 58]), down(98, 72)),
  massage_gun_arm: touch("at_table", "gun", [106, 58], [[[63, 46], [76, 58], [118, 61]], [[66, 48], [88, 42], [104, 46]]], down(122, 58)),
  massage_gun_buttock: touch("on_side_at_rest", "gun", [80, 86], [[[48, 90], [62, 76], [78, 74]]], down(94, 86)), massage_gun_calf: touch("ankle_on_knee", "gun", [100, 66], arm([78, 58], [98, 50]), down(114, 64)),
  massage_gun_chest: touch("on_chair", "gun", [71, 48], [[[60, 46], [76, 66], [86, 52]]], left(84, 40)), massage_gun_shin: touch("on_chair", "gun", [100, 92], arm([82, 64], [108, 84]), left(110, 98)),
  massage_gun_upper_back: touch("on_chair", "gun", [57, 42], [[[64, 46], [82, 44], [66, 30]]], down(46, 42)),
  own_limb: touch("on_chair", "limb", [80, 74], [[[63, 46], [70, 64], [92, 73]]], down(80, 70)), own_limb_thigh: touch("on_chair", "limb", [80, 74], [[[63, 46], [70, 64], [92, 73]]], down(80, 70)),
  own_limb_forearm: touch("at_table", "limb", [106, 60], [[[63, 46], [78, 60], [122, 62]], [[66, 48], [90, 44], [108, 56]]], down(106, 50)), own_limb_calf: { pose: "on_back_leg_over", thing: "limb", at: [108, 62], push: down(112, 58) },
  pincer: touch("on_chair", "pincer", [78, 72], arm([72, 60], [78, 66]), up(78, 86)), pincer_thigh: touch("on_bed", "pincer", [80, 86], [[[48, 60], [60, 76], [78, 82]]], down(80, 80)),
  pincer_armpit_folds: touch("at_table", "pincer", [68, 52], [[[64, 46], [92, 62]], [[62, 46], [82, 72], [72, 54]]], left(78, 44)), pincer_belly: touch("on_back", "pincer", [72, 88], [[[48, 92], [60, 78], [70, 82]]], down(72, 80)),
  pincer_shoulder_slope: touch("on_chair", "pincer", [62, 40], [[[64, 46], [84, 48], [66, 38]]], down(58, 36)),
  thumb: touch("on_chair", "hand", [80, 73], arm([72, 60], [80, 70]), down(80, 66)), thumb_thigh: touch("on_bed", "hand", [80, 87], [[[48, 60], [60, 76], [78, 84]]], down(80, 80)),
  thumb_belly: touch("on_back", "hand", [72, 88], [[[48, 92], [58, 78], [70, 84]]], down(72, 80)), thumb_chest: touch("on_back", "hand", [52, 88], [[[46, 92], [62, 76], [54, 84]]], down(52, 78)), thumb_hip_front: touch("on_back", "hand", [80, 88], [[[48, 92], [62, 78], [78, 84]]], down(80, 80)),
  thumb_foot: touch("ankle_on_knee", "hand", [110, 73], arm([82, 62], [108, 70]), down(112, 66)), thumb_lower_leg: touch("ankle_on_knee", "hand", [97, 68], arm([78, 58], [95, 64]), down(97, 58)),
  thumb_forearm: touch("at_table", "hand", [104, 60], [[[63, 46], [76, 60], [120, 62]], [[66, 48], [90, 44], [104, 56]]], down(104, 50)), thumb_hand: touch("at_table", "hand", [120, 60], [[[63, 46], [78, 60], [124, 62]], [[66, 48], [94, 42], [118, 56]]], down(120, 50)),
  thumb_jaw: touch("at_table", "hand", [73, 30], [[[64, 46], [92, 62], [76, 33]]], left(82, 28)), thumb_temple: touch("at_table", "hand", [70, 20], [[[64, 46], [96, 62], [74, 22]]], left(80, 18)),
  thumb_low_back: touch("on_side_at_rest", "hand", [72, 88], [[[48, 90], [60, 74], [70, 84]]], down(72, 80)), thumb_neck_back: touch("on_back", "hand", [37, 95], [[[46, 92], [52, 76], [39, 88]]], down(40, 78)),
  thumb_neck_side: touch("on_chair", "hand", [64, 36], [[[64, 46], [84, 46], [68, 37]]], left(78, 34)), thumb_upper_arm: touch("on_chair", "hand", [70, 60], [[[62, 46], [68, 66], [84, 76]], [[66, 46], [88, 54], [73, 60]]], left(86, 62)),
};

// Where the data know a position that is newer than this page.
const by_tool: Record<string, string> = { ball_wall: "ball_wall", ball_floor: "ball_floor", foam_roller: "foam_roller", two_balls: "two_balls", hook_cane: "hook_cane", massage_gun: "massage_gun", own_limb: "own_limb", pincer: "pincer", thumb: "thumb", helper: "helper" };

export interface Picture { pose: Pose; thing: Thing; at: At; push: readonly [At, At]; arms: readonly Line[]; cane: string }

/** The picture of a position; null for a tool that nobody holds themselves. */
export function findPicture(position: string, tool: string): Picture | null {
  const one = drawn[position] ?? drawn[by_tool[tool] ?? ""];
  return one ? { pose: poses[one.pose], thing: one.thing, at: one.at, push: one.push, arms: one.arms ?? [], cane: one.cane ?? "" } : null;
}

export const hasOwnPicture = (position: string): boolean => position in drawn;

export const buildPath = (line: Line): string => line.map(([x, y], n) => `${n ? "L" : "M"}${x} ${y}`).join("");
