#include "store/connection.hpp"

#include <fmt/format.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <cerrno>
#include <cstring>

#include "base/text.hpp"
#include "store/place.hpp"

namespace unknot::store {
namespace {

constexpr int application_id = 0x554E4B54;  // "UNKT": which program a database belongs to
constexpr int busy_milliseconds = 5000;

// SOCI takes "key=value" words; a path without "=" may stand alone, with it must stand in quotes.
std::string build_connect_string(const std::string& file) {
  return file.find('=') == std::string::npos ? file : fmt::format("dbname=\"{}\"", file);
}

// SOCI puts the C interface into a namespace of its own and offers no const way to the connection.
sqlite_api::sqlite3* find_handle(const soci::session& session) {
  auto* backend = static_cast<soci::sqlite3_session_backend*>(const_cast<soci::session&>(session).get_backend());
  return backend == nullptr ? nullptr : backend->conn_;
}

}  // namespace

using namespace sqlite_api;

namespace {

// The errno of the last failure: the database's own, or that of the log, or of the file. Zero when nobody knows it.
int find_system_error(sqlite3* handle) {
  int error = sqlite3_system_errno(handle);
  sqlite3_file* log = nullptr;
  sqlite3_file_control(handle, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);
  if (error == 0 && log != nullptr && log->pMethods != nullptr) {
    log->pMethods->xFileControl(log, SQLITE_FCNTL_LAST_ERRNO, &error);
  }
  if (error == 0) sqlite3_file_control(handle, "main", SQLITE_FCNTL_LAST_ERRNO, &error);
  return error;
}

}  // namespace

Problem build_damage(const std::string& file, const std::string& found) {
  const std::vector<std::string> copies = list_copies(file);
  if (!copies.empty()) {
    return {Code::damaged,
            file,
            "",
            found,
            "",
            fmt::format("Move it away and put a copy in its place, such as {}; then import your latest export.",
                        copies.front())};
  }
  return {Code::damaged,
          file,
          "",
          found,
          "",
          fmt::format("Move it away, start Unknot again and import your latest export; what can still be read of it is "
                      "told by: sqlite3 {} .recover",
                      file)};
}

Connection::Connection(const std::string& file) : file_(file), size_(measure_file(file)) {}

Connection::~Connection() = default;

std::expected<std::unique_ptr<Connection>, Problem> Connection::open(const std::string& file) {
  if (file.find('=') != std::string::npos && file.find('"') != std::string::npos) {
    return std::unexpected(Problem{Code::usage, file, "", "a path with = and \"", "a path without one of them",
                                   "Name another file with --data-file."});
  }
  std::unique_ptr<Connection> connection(new Connection(file));
  const std::expected<void, Problem> opened =
      connection->run([&](soci::session& session) -> std::expected<void, Problem> {
        session.open(soci::sqlite3, build_connect_string(file));
        if (std::expected<void, Problem> checked = connection->check(); !checked) return checked;
        connection->set_up();
        return {};
      });
  if (opened) return connection;
  connection->close_unchanged();
  return std::unexpected(opened.error());
}

// Nothing of the log is written back into a file that was refused.
void Connection::close_unchanged() {
  try {
    if (session_.get_backend() != nullptr) session_.close();
  } catch (const std::exception&) {
    return;
  }
}

std::expected<void, Problem> Connection::check() {
  sqlite3_db_config(find_handle(session_), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
  sqlite3_db_config(find_handle(session_), SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
  sqlite3_db_config(find_handle(session_), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(find_handle(session_), SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_busy_timeout(find_handle(session_), busy_milliseconds);
  execute("PRAGMA cell_size_check = ON");
  std::string verdict;
  session_ << "PRAGMA quick_check(1)", soci::into(verdict);
  if (verdict != "ok") return std::unexpected(build_damage(file_, quote(verdict, 100)));
  int page_bytes = 0;
  session_ << "PRAGMA page_size", soci::into(page_bytes);
  // Only a file without a log ends with a whole page for certain; the database itself would read the rest as zeros.
  if (size_.log == 0 && size_.file % static_cast<std::size_t>(page_bytes) != 0) {
    return std::unexpected(build_damage(file_, "a file that ends too early"));
  }
  int owner = 0;
  int n_tables = 0;
  session_ << "PRAGMA application_id", soci::into(owner);
  session_ << "SELECT COUNT(*) FROM sqlite_schema", soci::into(n_tables);
  if (owner == application_id || (owner == 0 && n_tables == 0)) return {};
  return std::unexpected(Problem{Code::damaged, file_, "", "the database of another program", "a file made by Unknot",
                                 "Name another file with --data-file."});
}

void Connection::set_up() {
  execute(
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; "
      "PRAGMA temp_store = MEMORY;");
  int owner = 0;
  session_ << "PRAGMA application_id", soci::into(owner);
  if (owner != application_id) execute(fmt::format("PRAGMA application_id = {}", application_id));
  sqlite3_db_config(find_handle(session_), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, nullptr);
}

void Connection::execute(const std::string& sql) {
  if (sqlite3_exec(find_handle(session_), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
    throw soci::soci_error("a statement failed");
  }
}

void Connection::roll_back() noexcept {
  if (find_handle(session_) != nullptr) sqlite3_exec(find_handle(session_), "ROLLBACK", nullptr, nullptr, nullptr);
}

Problem Connection::build_problem() const {
  if (find_handle(session_) == nullptr)
    return {Code::cannot_write, file_, "", "it cannot be opened", "", "Check the path."};
  const int code = sqlite3_errcode(find_handle(session_)) & 0xFF;
  const int error = find_system_error(find_handle(session_));
  switch (code) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return build_damage(file_, sqlite3_errstr(code));
    case SQLITE_FULL:
      return build_disk_problem(ENOSPC, file_);
    case SQLITE_READONLY:
      return build_disk_problem(EROFS, file_);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {Code::in_use, file_, "", "another program holds it open", "", "Close that program, then try again."};
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
      return build_disk_problem(error == 0 ? EIO : error, file_);
    default:
      return {Code::cannot_write, file_, "", sqlite3_errstr(code), "", "Try again; if it stays, restart Unknot."};
  }
}

}  // namespace unknot::store
