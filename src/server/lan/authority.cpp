#include "server/lan/authority.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <openssl/bn.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <set>
#include <sstream>

namespace unknot::server {
namespace {

namespace fs = std::filesystem;
using std::chrono::system_clock;

template <auto free_function>
struct Freer {
  template <class Thing>
  void operator()(Thing* thing) const {
    free_function(thing);
  }
};
using Key = std::unique_ptr<EVP_PKEY, Freer<EVP_PKEY_free>>;
using Paper = std::unique_ptr<X509, Freer<X509_free>>;
using Bio = std::unique_ptr<BIO, Freer<BIO_free_all>>;
using Number = std::unique_ptr<BIGNUM, Freer<BN_free>>;

// A key with its certificate.
struct Pair {
  Key key;
  Paper paper;
};

Bio open_text(const std::string& text) { return Bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size()))); }

std::string take_text(const Bio& bio) {
  char* bytes = nullptr;
  const long size = BIO_get_mem_data(bio.get(), &bytes);
  return {bytes, static_cast<std::size_t>(std::max(size, 0L))};
}

std::string write_key(const Key& key) {
  const Bio bio(BIO_new(BIO_s_mem()));
  PEM_write_bio_PrivateKey(bio.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
  return take_text(bio);
}

std::string write_paper(const Paper& paper) {
  const Bio bio(BIO_new(BIO_s_mem()));
  PEM_write_bio_X509(bio.get(), paper.get());
  return take_text(bio);
}

std::string read_file(const std::string& path) {
  const std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  if (file) text << file.rdbuf();
  return text.str();
}

// Whole or not at all, and from the first byte readable by its owner only.
std::optional<Problem> write_file(const std::string& path, const std::string& bytes) {
  const std::string fresh = path + ".new";
  std::remove(fresh.c_str());
  const int file = open(fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
  bool is_good = file >= 0 && write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size());
  is_good = is_good && fsync(file) == 0 && std::rename(fresh.c_str(), path.c_str()) == 0;
  const int reason = errno;
  if (file >= 0) close(file);
  if (is_good) return std::nullopt;
  return Problem{Code::cannot_write, path, "", std::strerror(reason), "", "Check the folder's rights and the disk."};
}

Pair read_pair(const std::string& stem) {
  const std::string key = read_file(stem + ".key");
  const std::string paper = read_file(stem + ".crt");
  return {Key(PEM_read_bio_PrivateKey(open_text(key).get(), nullptr, nullptr, nullptr)),
          Paper(PEM_read_bio_X509(open_text(paper).get(), nullptr, nullptr, nullptr))};
}

void add_extension(X509* paper, X509* issuer, int kind, const std::string& value) {
  X509V3_CTX context;
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, issuer, paper, nullptr, nullptr, 0);
  X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str());
  ensure(extension != nullptr, "the extensions of a certificate are written correctly");
  X509_add_ext(paper, extension, -1);
  X509_EXTENSION_free(extension);
}

// A certificate for a new key, valid from a day ago (clocks differ) for `days`; still without extensions and signature.
Pair build_pair(const std::string& name, system_clock::time_point now, std::chrono::days days) {
  Pair pair{Key(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256")), Paper(X509_new())};
  ensure(pair.key != nullptr && pair.paper != nullptr, "a key on P-256 can be made");
  X509* paper = pair.paper.get();
  X509_set_version(paper, X509_VERSION_3);
  const Number serial(BN_new());
  BN_rand(serial.get(), 127, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ANY);
  BN_to_ASN1_INTEGER(serial.get(), X509_get_serialNumber(paper));
  ASN1_TIME_set(X509_getm_notBefore(paper), system_clock::to_time_t(now - std::chrono::days(1)));
  ASN1_TIME_set(X509_getm_notAfter(paper), system_clock::to_time_t(now - std::chrono::days(1) + days));
  X509_set_pubkey(paper, pair.key.get());
  X509_NAME_add_entry_by_NID(X509_get_subject_name(paper), NID_commonName, MBSTRING_UTF8,
                             static_cast<const unsigned char*>(static_cast<const void*>(name.data())),
                             static_cast<int>(name.size()), -1, 0);
  return pair;
}

Pair build_authority(const Reach& reach, system_clock::time_point now) {
  const std::string name = "Unknot on " + (reach.names.empty() ? std::string("this computer") : reach.names.front());
  Pair pair = build_pair(name, now, authority_days);
  X509* paper = pair.paper.get();
  X509_set_issuer_name(paper, X509_get_subject_name(paper));
  add_extension(paper, paper, NID_basic_constraints, "critical,CA:TRUE,pathlen:0");
  add_extension(paper, paper, NID_key_usage, "critical,keyCertSign,cRLSign");
  add_extension(paper, paper, NID_subject_key_identifier, "hash");
  X509_sign(paper, pair.key.get(), EVP_sha256());
  return pair;
}

Pair build_certificate(const Pair& authority, const std::vector<std::string>& covers, system_clock::time_point now) {
  Pair pair = build_pair("Unknot", now, certificate_days);
  X509* paper = pair.paper.get();
  X509* issuer = authority.paper.get();
  X509_set_issuer_name(paper, X509_get_subject_name(issuer));
  std::string names;
  for (const std::string& cover : covers) {
    const bool is_address =
        cover.find_first_not_of("0123456789.") == std::string::npos || cover.find(':') != std::string::npos;
    names += fmt::format("{}{}:{}", names.empty() ? "" : ",", is_address ? "IP" : "DNS", cover);
  }
  add_extension(paper, issuer, NID_basic_constraints, "critical,CA:FALSE");
  add_extension(paper, issuer, NID_key_usage, "critical,digitalSignature");
  add_extension(paper, issuer, NID_ext_key_usage, "serverAuth");
  add_extension(paper, issuer, NID_subject_alt_name, names);
  add_extension(paper, issuer, NID_authority_key_identifier, "keyid");
  X509_sign(paper, authority.key.get(), EVP_sha256());
  return pair;
}

// Whether a pair is whole, was signed by `issuer`, and lasts beyond the time of renewal.
bool is_good(const Pair& pair, EVP_PKEY* issuer, system_clock::time_point now) {
  if (pair.key == nullptr || pair.paper == nullptr || issuer == nullptr) return false;
  std::time_t deadline = system_clock::to_time_t(now + renew_before);
  return X509_check_private_key(pair.paper.get(), pair.key.get()) == 1 && X509_verify(pair.paper.get(), issuer) == 1 &&
         X509_cmp_time(X509_get0_notAfter(pair.paper.get()), &deadline) > 0;
}

bool covers_all(X509* paper, const std::vector<std::string>& covers) {
  return std::all_of(covers.begin(), covers.end(), [paper](const std::string& cover) {
    return X509_check_ip_asc(paper, cover.c_str(), 0) == 1 ||
           X509_check_host(paper, cover.c_str(), cover.size(), 0, nullptr) == 1;
  });
}

std::chrono::sys_days find_end(const X509* paper) {
  std::tm end{};
  ASN1_TIME_to_tm(X509_get0_notAfter(paper), &end);
  return std::chrono::floor<std::chrono::days>(system_clock::from_time_t(timegm(&end)));
}

std::string find_name(const X509* paper) {
  std::array<char, 256> name{};
  X509_NAME_get_text_by_NID(X509_get_subject_name(paper), NID_commonName, name.data(), static_cast<int>(name.size()));
  return name.data();
}

std::string build_fingerprint_of(const X509* paper) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  X509_digest(paper, EVP_sha256(), digest.data(), &size);
  std::string text;
  for (unsigned int i = 0; i < size; ++i) text += fmt::format("{}{:02X}", i == 0 ? "" : ":", digest[i]);
  return text;
}

std::string build_der(const X509* paper) {
  unsigned char* bytes = nullptr;
  const int size = i2d_X509(paper, &bytes);
  std::string der(static_cast<const char*>(static_cast<const void*>(bytes)),
                  static_cast<std::size_t>(std::max(size, 0)));
  OPENSSL_free(bytes);
  return der;
}

std::optional<Problem> save_pair(const std::string& stem, const Pair& pair) {
  if (std::optional<Problem> problem = write_file(stem + ".key", write_key(pair.key))) return problem;
  return write_file(stem + ".crt", write_paper(pair.paper));
}

std::optional<Problem> build_folder(const std::string& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (!error) fs::permissions(folder, fs::perms::owner_all, error);
  if (!error) return std::nullopt;
  return Problem{Code::cannot_write, folder, "", error.message(), "", "Check the rights of the folder above it."};
}

}  // namespace

std::expected<Trust, Problem> load_trust(const std::string& folder, const Reach& reach, system_clock::time_point now) {
  if (std::optional<Problem> problem = build_folder(folder)) return std::unexpected(*problem);
  Pair authority = read_pair(folder + "/authority");
  if (!is_good(authority, authority.key.get(), now)) {
    authority = build_authority(reach, now);
    if (std::optional<Problem> problem = save_pair(folder + "/authority", authority)) return std::unexpected(*problem);
  }
  Trust trust;
  trust.covers = reach.addresses;
  trust.covers.insert(trust.covers.end(), reach.names.begin(), reach.names.end());
  for (const char* own : {"localhost", "127.0.0.1"}) trust.covers.emplace_back(own);
  Pair server = read_pair(folder + "/server");
  if (!is_good(server, authority.key.get(), now) || !covers_all(server.paper.get(), trust.covers)) {
    server = build_certificate(authority, trust.covers, now);
    if (std::optional<Problem> problem = save_pair(folder + "/server", server)) return std::unexpected(*problem);
    trust.was_renewed = true;
  }
  trust.name = find_name(authority.paper.get());
  trust.der = build_der(authority.paper.get());
  trust.fingerprint = build_fingerprint_of(authority.paper.get());
  trust.valid_until = find_end(authority.paper.get());
  trust.certificate = {write_paper(server.paper) + write_paper(authority.paper), write_key(server.key)};
  return trust;
}

}  // namespace unknot::server
