// Phones and other devices: pair one with a QR code, see which are paired, revoke.
import { useEffect, useState } from "preact/hooks";
import type { About, Devices, Pairing } from "../../api/types";
import { client } from "../../client";
import { t } from "../../messages";
import { TwoStep } from "../../parts/TwoStep";
import { formatDay } from "../../state/format";
import { tellFailure } from "../../state/pain";
import { trusted } from "../../state/trust";

export function DevicesSection({ about }: { about: About | null }) {
  const [devices, setDevices] = useState<Devices["devices"]>([]);
  const [pairing, setPairing] = useState<Pairing | null>(null);
  const load = () => client.listDevices().then(({ devices: listed }) => setDevices(listed), tellFailure);
  useEffect(() => {
    if (about?.loopback) void load();
  }, [about?.loopback]);
  return (
    <section aria-labelledby="s-devices">
      <h2 id="s-devices">{t("devices.title")}</h2>
      {!about?.loopback && <p>{t("devices.only_here")}</p>}
      {!trusted.value && <p class="calm-box">{t("devices.not_trusted")}</p>}
      {about?.loopback && !about.lan && <p>{t("devices.no_lan")} <code>unknot serve --lan</code></p>}
      {about?.loopback && about.lan && (
        <>
          <button type="button" class="button primary" onClick={() => void client.startPairing().then(setPairing, tellFailure)}>{t("devices.pair")}</button>
          {pairing && <PairingBox pairing={pairing} />}
        </>
      )}
      {devices.length > 0 && (
        <ul class="devices">
          {devices.map((one) => (
            <li key={one.device}>
              <span><strong>{one.name}</strong> <small>{t("devices.seen", { day: formatDay(one.last_seen_day) })}</small></span>
              <TwoStep label={t("devices.revoke")} question={t("devices.revoke_sure", { name: one.name })} confirm={t("devices.revoke")}
                onDo={() => client.removeDevice(one.device).then(load, tellFailure)} />
            </li>
          ))}
        </ul>
      )}
      <TrustSteps pairing={pairing} />
    </section>
  );
}

function PairingBox({ pairing }: { pairing: Pairing }) {
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

function TrustSteps({ pairing }: { pairing: Pairing | null }) {
  return (
    <details class="more trust">
      <summary>{t("trust.title")}</summary>
      <p>{t("trust.why")}</p>
      <p>{t("trust.lost")}</p>
      {pairing && (
        <>
          <p>{t("trust.file")} <a class="address" href={pairing.trust.certificate_url}>{pairing.trust.certificate_url}</a></p>
          <p>{t("trust.compare", { authority: pairing.trust.authority })}<br /><code class="fingerprint">{pairing.fingerprint_sha256}</code></p>
        </>
      )}
      <h3>{t("trust.ios")}</h3>
      <ol>{(["ios_1", "ios_2", "ios_3"] as const).map((one) => <li key={one}>{t(`trust.${one}`)}</li>)}</ol>
      <h3>{t("trust.android")}</h3>
      <ol>{(["android_1", "android_2", "android_3"] as const).map((one) => <li key={one}>{t(`trust.${one}`)}</li>)}</ol>
      <p class="hint">{t("trust.undo")}</p>
    </details>
  );
}
