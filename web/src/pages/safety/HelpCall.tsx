// The emergency number to tap, and what it is elsewhere.
import { locale, t } from "../../messages";
import { Icon } from "../../parts/Icon";
import { findEmergencyNumber } from "./emergency_number";

export function HelpCall() {
  const number = findEmergencyNumber(locale());
  return (
    <>
      <a class="call" href={`tel:${number}`}><Icon name="call" /><span>{t("stop.call", { number })}</span></a>
      <p>{t("stop.numbers")}</p>
    </>
  );
}
