// Letting somebody watch on a second screen: off until it is ticked, and how the other screen gets there.
import { useEffect, useState } from "preact/hooks";
import type { About, Pairing } from "../../api/types";
import { client } from "../../client";
import { t } from "../../messages";
import { PairingBox } from "../../parts/PairingBox";
import { buildPath, type PainPath } from "../../router";
import type { LiveLine } from "../../session/live";
import { tellFailure } from "../../state/pain";

interface Props { path: PainPath & { kind: "kept" }; live: LiveLine }

export function Watchers({ path, live }: Props) {
  return (
    <div class="watchers">
      <label class={live.on.value ? "chosen" : ""}>
        <input type="checkbox" checked={live.on.value} onChange={() => (live.on.value = !live.on.value)} />
        <span><strong>{t("watch.let")}</strong><small>{t("watch.let_hint")}</small></span>
      </label>
      {live.on.value && <Way path={path} />}
    </div>
  );
}

function Way({ path }: { path: Props["path"] }) {
  const [about, setAbout] = useState<About | null>(null);
  const [pairing, setPairing] = useState<Pairing | null>(null);
  useEffect(() => void client.findAbout().then(setAbout, tellFailure), []);
  const address = buildPath({ page: "watch", pain: path });
  if (!about) return null;
  return (
    <div class="watch-way">
      <p>{t(!about.loopback ? "watch.way_device" : about.lan ? "watch.way_code" : "watch.way_no_lan")} {about.loopback && !about.lan && <code>unknot serve --lan</code>}</p>
      {!about.loopback && <p><code class="address">{location.origin + address}</code></p>}
      {about.loopback && about.lan && !pairing && <button type="button" class="button" onClick={() => void client.startPairing(address).then(setPairing, tellFailure)}>{t("watch.show_code")}</button>}
      {pairing && <PairingBox pairing={pairing} />}
      {about.loopback && <p><a class="quiet" href={address} target="_blank" rel="noopener">{t("watch.here")}</a></p>}
    </div>
  );
}
