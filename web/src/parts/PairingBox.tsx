// The one-time code that lets another device in: to scan, or to open as an address.
import type { Pairing } from "../api/types";
import { t } from "../messages";

export function PairingBox({ pairing }: { pairing: Pairing }) {
  const until = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" }).format(new Date(pairing.expires_at));
  return (
    <div class="pairing">
      <QrPicture svg={pairing.qr_svg} />
      <div>
        <p>{t("devices.scan")}</p>
        <p><a class="address" href={pairing.url}>{pairing.url}</a></p>
        <p class="hint">{t("devices.until", { time: until })}</p>
      </div>
    </div>
  );
}

// The picture comes as SVG text; only its shapes are taken, so that it can run no script and load nothing.
function QrPicture({ svg }: { svg: string }) {
  const drawn = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  const paths = [...drawn.querySelectorAll("path")].map((one) => one.getAttribute("d") ?? "");
  const modules = [...drawn.querySelectorAll("rect")].filter((one) => !/^(#f|white|none)/i.test(one.getAttribute("fill") ?? "#f"));
  return (
    <svg class="qr" viewBox={drawn.getAttribute("viewBox") ?? "0 0 100 100"} role="img" aria-label={t("devices.qr")} shape-rendering="crispEdges">
      {paths.map((path) => <path key={path} d={path} />)}
      {modules.map((one, index) => <rect key={index} {...Object.fromEntries(["x", "y", "width", "height"].map((name) => [name, one.getAttribute(name) ?? "0"]))} />)}
    </svg>
  );
}
