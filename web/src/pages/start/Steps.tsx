// The way in three small pictures: paint, check for danger, read what it may be.
import { t } from "../../messages";

export function Steps() {
  return (
    <ol class="way">
      <li>
        <svg viewBox="0 0 64 64" aria-hidden="true">
          <path class="body" d="M22 58V40c-6-2-9-8-9-14 0-5 4-8 9-9l3-1V6h14v10l3 1c5 1 9 4 9 9 0 6-3 12-9 14v18" />
          <path class="pain" d="M38 20c5 2 8 5 7 11" />
          <circle class="pain-dot" cx="45" cy="31" r="3.500" />
        </svg>
        <span>{t("start.way_paint")}</span>
      </li>
      <li>
        <svg viewBox="0 0 64 64" aria-hidden="true">
          <path class="body" d="M32 6 52 13v17c0 13-8 22-20 28C20 52 12 43 12 30V13L32 6Z" />
          <path class="tick" d="m22 31 8 8 13-16" />
        </svg>
        <span>{t("start.way_safety")}</span>
      </li>
      <li>
        <svg viewBox="0 0 64 64" aria-hidden="true">
          <path class="body" d="M8 16h48M8 34h48M8 52h48" />
          <path class="tick" d="M8 16h36M8 34h20M8 52h9" />
        </svg>
        <span>{t("start.way_answer")}</span>
      </li>
    </ol>
  );
}
