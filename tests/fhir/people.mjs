// People as an export of the program: much told, hardly anything told, and letters that break careless writers.

const hex = (n) => n.toString(16).padStart(32, "0");
const begin = Date.UTC(2026, 8, 28);
const dayOf = (n) => new Date(begin + n * 86_400_000).toISOString().slice(0, 10);

class Diary {
  events = [];
  constructor(person, pain) {
    this.person = hex(person);
    this.pain = hex(pain);
  }
  say(day, kind, body, ofPain = true) {
    const at = new Date(begin + day * 86_400_000 + 36_000_000 + this.events.length * 1000).toISOString();
    const about = ofPain ? { pain: this.pain } : {};
    const id = hex(parseInt(this.person.slice(-4), 16) * 1_000_000 + this.events.length);
    this.events.push({ id, person: this.person, ...about, kind, at, day: dayOf(day), [kind]: body });
  }
}

const screens = "conditions course emergency general injury medicines_and_bones nerve skin_and_vessels today urgent".split(" ");
const neck = { muscle: "levator_scapulae", point: "neck_angle", side: "right" };

function addSession(diary, day, number, treater, ending) {
  const session = hex(parseInt(diary.person.slice(-4), 16) * 10_000 + number);
  diary.say(day, "session_begun", { session, policy: "gentle", treater });
  for (let press = 1; press <= 4; ++press) {
    const pain = press % 2 === 0 ? { pain: 2.5 } : {};
    diary.say(day, "press_done", {
      session, number: press, point: neck, site: 0, tool: "ball_wall", implement: "tennis_ball",
      level: 3 + press / 2, seconds: 30.5 + press, ...pain, ended: press === 4 ? "eased" : "held",
    });
  }
  if (ending) diary.say(day, "session_ended", { session, ...ending });
  if (number % 2 === 0) {
    diary.say(day + 1, "reaction_told", { session, kinds: ["sore", number % 4 === 0 ? "flare" : "better"], soreness: 1.5, hours: 20 });
  }
}

function tellMuch() {
  const diary = new Diary(0xb1, 0xc1);
  diary.say(0, "person_described", { name: "Ada", born_year: 1985, figure: "woman_medium", language: "en" }, false);
  diary.say(0, "pain_named", { name: "Neck" });
  const cells = [
    { region: "neck_angle", side: "right", intensity: 6, qualities: ["ache", "stabbing"] },
    { region: "temple", side: "right", intensity: 3, qualities: ["throbbing", "tingling", "burning", "numb", "electric"] },
  ];
  diary.say(0, "pain_drawn", { strokes: [], listed: cells, cells });
  const none = screens.map((screen) => ({ screen, answer: "none" }));
  diary.say(0, "safety_answered", { answers: [...none, { flag: "blood_thinners", answer: "yes" }] });
  diary.say(0, "findings_answered", {
    answers: [
      { finding: "neck_turn_toward", side: "right", answer: "yes" },
      { finding: "press_gives_my_pain", ...neck, answer: "not_sure", examiner: "professional" },
    ],
  });
  diary.say(0, "care_chosen", { policy: "gentle", implements: ["tennis_ball"] });
  const endings = [{ how: "finished" }, { how: "stopped", reason: "numb" }, { how: "broken_off" }, undefined];
  for (let i = 0; i < 12; ++i) {
    addSession(diary, 2 + 3 * i, i + 1, ["self", "self", "helper", "professional"][i % 4], endings[i % 4]);
  }
  for (let day = 0; day < 50; ++day) {
    if (day % 7 === 5) continue;
    const change = day % 14 === 13 ? { change: Math.floor(day / 14) - 1 } : {};
    const average = day % 3 === 0 ? {} : { average: 4 + (day % 4) / 2 };
    diary.say(day, "diary_noted", {
      entry: hex(0xf000 + day), about: `${dayOf(day)}T18:30:00.000Z`, about_day: dayOf(day),
      now: 3 + (day % 5), worst: 8, ...average, qualities: [], cells: [], ...change,
      activities: [{ name: "Carry a bag", score: 6 }, { name: "Carry a <child> & sing", score: 4 }],
      motions: day % 10 === 0 ? [{ movement: "neck_turn_toward", side: "right", degrees: 60, by: "phone" }] : [],
      thresholds: day % 20 === 0 ? [{ point: neck, kilograms: 2.5, by: "algometer" }] : [],
      note: day % 9 === 0 ? "Slept badly.\n\t\"Long\" drive <3 & more" : "",
    });
  }
  return diary.events;
}

function tellLittle(person, pain, name, painName) {
  const diary = new Diary(person, pain);
  diary.say(0, "person_described", { name, figure: "man_large", language: "de" }, false);
  diary.say(0, "pain_named", { name: painName });
  return diary.events;
}

export function listPeople() {
  return {
    unknot_archive: 1,
    exported: "2026-11-24T12:00:00.000Z",
    provenance: { program: "a test", data_hash: "0123456789abcdef" },
    events: [...tellMuch(), ...tellLittle(0xb2, 0xc2, "Bo <b>&", "Knee"), ...tellLittle(0xb3, 0xc3, "Cleo", "Back")],
  };
}
