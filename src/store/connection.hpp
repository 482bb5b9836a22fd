// One connection to the file, checked and set up; the only place that turns errors of the database into problems.
#pragma once

#include <soci/soci.h>

#include <expected>
#include <memory>
#include <string>
#include <type_traits>

#include "base/problem.hpp"
#include "store/place.hpp"

namespace unknot::store {

/// Not for several threads at once.
class Connection {
 public:
  /// Opens an existing file, which may be empty. A damaged file, or one of another program, is refused and left as it is,
  /// byte for byte.
  static std::expected<std::unique_ptr<Connection>, Problem> open(const std::string& file);

  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  const std::string& file() const { return file_; }

  /// Runs `work(session)`, which gives an expected; an exception of the database becomes its problem.
  template <class Work>
  auto run(Work work) -> std::invoke_result_t<Work&, soci::session&> {
    try {
      return work(session_);
    } catch (const std::exception&) {
      return std::unexpected(build_problem());
    }
  }

  /// The same within a transaction: what `work` did holds when it succeeded and is on the disk, and is undone otherwise.
  template <class Work>
  auto transact(Work work) -> std::invoke_result_t<Work&, soci::session&> {
    try {
      execute("BEGIN IMMEDIATE");
      auto result = work(session_);
      execute(result ? "COMMIT" : "ROLLBACK");
      return result;
    } catch (const std::exception&) {
      Problem problem = build_problem();
      roll_back();
      return std::unexpected(std::move(problem));
    }
  }

  /// Runs statements that take and give nothing. Throws like the session does; for use within `run` and `transact`.
  void execute(const std::string& sql);

  /// The failure that the database met last, with a way out. Holds no SQL and no value of a row.
  Problem build_problem() const;

 private:
  explicit Connection(const std::string& file);

  void roll_back() noexcept;
  void close_unchanged();
  std::expected<void, Problem> check();
  void set_up();

  std::string file_;
  FileSize size_;  ///< when it was opened
  soci::session session_;
};

/// The refusal of a damaged file: which copy to put back, or how to save what can be read.
Problem build_damage(const std::string& file, const std::string& found);

}  // namespace unknot::store
