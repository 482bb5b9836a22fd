// Public emergency numbers by place. 112 also reaches help from mobile phones in most other places.
const numbers: Record<string, string> = {
  US: "911", CA: "911", MX: "911", GB: "999", IE: "112", AU: "000", NZ: "111", IN: "112", ZA: "112", CH: "144",
};

export function findEmergencyNumber(locale: string): string {
  return numbers[new Intl.Locale(locale).region ?? ""] ?? "112";
}
