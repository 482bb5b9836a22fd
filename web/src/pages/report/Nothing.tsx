// A section that was chosen and has nothing in it: said, so that nobody takes it for forgotten.
import { t } from "../../messages";

export const Nothing = () => <p class="hint">{t("report.nothing")}</p>;
