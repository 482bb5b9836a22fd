#include "server/handlers/devices.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "server/json/body.hpp"
#include "server/lan/lan.hpp"
#include "server/lan/qr.hpp"
#include "wire/archive.hpp"

namespace unknot::server {
namespace {

constexpr std::size_t longest_name = 80;  // letters of a device's name

struct PairRequest {
  std::string token;
  std::string name;
};

template <class Archive>
void describe(Archive& a, PairRequest& request) {
  a.needed("token", request.token);
  a.needed("name", request.name);
}

// The page on which the new device begins; empty: the first one.
struct PairingRequest {
  std::string page;
};

constexpr std::size_t longest_page = 200;

template <class Archive>
void describe(Archive& a, PairingRequest& request) {
  a.maybe("page", request.page);
}

// The page goes into an address that is shown as a QR code: nothing but a path of these pages may stand in it.
bool is_path(const std::string& page) {
  return page.starts_with('/') && page.find("//") == std::string::npos && page.size() <= longest_page &&
         std::all_of(page.begin(), page.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '/'; });
}

Moment find_now(const Context& context) { return std::chrono::floor<std::chrono::milliseconds>(context.now()); }

std::string write_moment(Moment moment) {
  const auto day = std::chrono::floor<std::chrono::days>(moment);
  const std::chrono::hh_mm_ss time(moment - day);
  return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", wire::write_value(day).get<std::string>(), time.hours().count(),
                     time.minutes().count(), time.seconds().count(), time.subseconds().count());
}

std::expected<PairRequest, Problem> read_request(const Request& request) {
  const std::expected<wire::Json, Problem> json = wire::parse(request.body, "the request");
  if (!json) return std::unexpected(json.error());
  wire::Reading reading{"the request", {}};
  PairRequest read;
  wire::ReadArchive archive(*json, "", reading);
  describe(archive, read);
  archive.close();
  if (!reading.problem && (read.name.empty() || count_letters(read.name) > longest_name)) {
    reading.refuse(Code::out_of_range, "name", quote(read.name), "1 to 80 letters", "Choose a short name.");
  }
  if (reading.problem) return std::unexpected(*reading.problem);
  return read;
}

std::expected<PairingRequest, Problem> read_pairing(const Request& request) {
  PairingRequest read;
  if (request.body.empty()) return read;
  const std::expected<wire::Json, Problem> json = wire::parse(request.body, "the request");
  if (!json) return std::unexpected(json.error());
  wire::Reading reading{"the request", {}};
  wire::ReadArchive archive(*json, "", reading);
  describe(archive, read);
  archive.close();
  if (!reading.problem && !read.page.empty() && !is_path(read.page)) {
    reading.refuse(Code::out_of_range, "page", quote(read.page), "a path of these pages, such as /settings",
                   "Leave it out, or send a path.");
  }
  if (reading.problem) return std::unexpected(*reading.problem);
  return read;
}

}  // namespace

std::string build_cookie(std::string_view word) {
  return fmt::format("unknot_device={}; Path=/; Max-Age={}; HttpOnly; Secure; SameSite=Strict", word,
                     std::chrono::seconds(device_days).count());
}

Reply find_authority(const Context& context, const Request& request) {
  const std::optional<Trust> trust = context.lan.find_trust();
  if (!trust) {
    return build_refusal(
        {Code::not_found, request.path, "", "a server without a certificate", "", "Start it with: unknot serve --lan"});
  }
  Reply reply;
  reply.type = "application/x-x509-ca-cert";
  reply.body = trust->der;
  reply.headers.emplace_back("Content-Disposition", "attachment; filename=\"unknot.crt\"");
  return reply;
}

Reply list_devices(const Context& context, const Request&) {
  const std::expected<std::vector<PairedDevice>, Problem> devices = context.lan.book().list();
  if (!devices) return build_refusal(devices.error());
  wire::Json json;
  json["devices"] = wire::Json::array();
  for (const PairedDevice& device : *devices) {
    wire::Json entry;
    entry["device"] = device.id;
    entry["name"] = device.name;
    entry["paired_at"] = write_moment(device.paired_at);
    entry["last_seen_day"] = wire::write_value(device.last_seen_day);
    json["devices"].push_back(std::move(entry));
  }
  return write_json(json);
}

Reply start_pairing(const Context& context, const Request& request) {
  const std::expected<PairingRequest, Problem> asked = read_pairing(request);
  if (!asked) return build_refusal(asked.error());
  std::expected<PairingOffer, Problem> offer = context.lan.offer(find_now(context));
  if (!offer) return build_refusal(offer.error());
  const std::string origin = offer->url.substr(0, offer->url.rfind("/pair"));
  if (!asked->page.empty()) offer->url += "&page=" + asked->page;
  const Trust trust = context.lan.find_trust().value_or(Trust{});
  wire::Json json;
  json["url"] = offer->url;
  json["qr_svg"] = build_qr_svg(offer->url);
  json["expires_at"] = write_moment(offer->expires_at);
  json["fingerprint_sha256"] = trust.fingerprint;
  json["trust"] = {{"certificate_url", origin + "/ca.crt"},
                   {"authority", trust.name},
                   {"addresses", trust.covers},
                   {"valid_until", wire::write_value(trust.valid_until)}};
  return write_json(json);
}

Reply pair(const Context& context, const Request& request) {
  const std::expected<PairRequest, Problem> asked = read_request(request);
  if (!asked) return build_refusal(asked.error());
  const std::expected<Welcome, Problem> welcome =
      context.lan.welcome(asked->token, asked->name, request.peer, find_now(context));
  if (!welcome) {
    Reply reply = build_refusal(welcome.error());
    if (welcome.error().code == Code::too_many) reply.headers.emplace_back("Retry-After", "60");
    return reply;
  }
  wire::Json json;
  json["device"] = welcome->device.id;
  json["name"] = welcome->device.name;
  Reply reply = write_json(json);
  reply.headers.emplace_back("Set-Cookie", build_cookie(welcome->word));
  return reply;
}

Reply remove_device(const Context& context, const Request& request) {
  if (std::optional<Problem> problem = context.lan.book().remove(request.parameters.front())) {
    problem->file = request.path;
    return build_refusal(*problem);
  }
  Reply reply;
  reply.status = 204;
  return reply;
}

}  // namespace unknot::server
