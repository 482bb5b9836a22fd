// Names in a report, which come in its own language.
import type { ReportPoint } from "../../api/trial";
import { capital, nameSide } from "../../state/format";

/** "Levator scapulae, your right (lower part)". */
export const tellReported = ({ muscle, point, side }: ReportPoint): string => `${capital(muscle.name)}, ${nameSide(side)}${point.name ? ` (${point.name})` : ""}`;
