// Phones and other devices: pair one with a QR code, see which are paired, revoke.
import { useEffect, useState } from "preact/hooks";
import type { About, Devices, Pairing } from "../../api/types";
import { client } from "../../client";
import { t } from "../../messages";
import { PairingBox } from "../../parts/PairingBox";
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
