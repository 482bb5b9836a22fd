// Disks that are really full or really read-only: a small disk in memory where mounting is allowed, and limits of the
// process and rights of the folder where it is not.
#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <functional>

#include "store/store_test.hpp"

namespace unknot::test {
namespace {

using store::Removed;

constexpr int not_possible = 77;
constexpr uid_t nobody = 65534;

// Runs `work` in a process of its own, for it changes what the process may do; its failures are printed there.
int run_apart(const std::function<int()>& work) {
  const pid_t child = fork();
  if (child == 0) _exit(work());
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 99;
}

bool mount_small_disk(const std::string& folder, const char* options) {
  if (unshare(geteuid() == 0 ? CLONE_NEWNS : CLONE_NEWNS | CLONE_NEWUSER) != 0) return false;
  mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr);
  return mount("none", folder.c_str(), "tmpfs", 0, options) == 0;
}

int fail(const char* what) {
  std::fprintf(stderr, "%s\n", what);
  return 1;
}

Event build_large(std::size_t id) { return build_named(id, std::string(100, 'n')); }

// Adds events until the disk is full; then makes room and goes on. Nothing acknowledged may be missing.
int fill_disk(const std::string& file, const std::function<void()>& make_room) {
  std::vector<Event> acknowledged;
  {
    const auto archive = open_archive(file);
    for (std::size_t id = 1;; ++id) {
      if (id > 50'000) return fail("the disk never got full");
      const auto appended = archive->append({build_large(id)}, Removed::stays_removed);
      if (appended) {
        acknowledged.push_back(build_large(id));
        continue;
      }
      if (appended.error().code != Code::disk_full) return fail(build_sentence(appended.error()).c_str());
      if (appended.error().next.empty()) return fail("no way out");
      break;
    }
    if (acknowledged.empty()) return fail("nothing was ever added");
    if (*archive->list_all_events() != acknowledged) return fail("a full disk hides what is kept");
    make_room();
    acknowledged.push_back(build_large(60'000));
    if (!archive->append({acknowledged.back()}, Removed::stays_removed)) return fail("work does not go on");
  }
  return *open_archive(file)->list_all_events() == acknowledged ? 0 : fail("something acknowledged is missing");
}

TEST(Disk, a_full_disk_is_told_nothing_is_lost_and_work_goes_on_when_there_is_room) {
  const TempFolder folder;
  write_bytes(folder.at("disk/x"), "");
  const int result = run_apart([&] {
    if (!mount_small_disk(folder.at("disk"), "size=600k")) return not_possible;
    write_bytes(folder.at("disk/filler"), std::string(200'000, 'f'));
    return fill_disk(folder.at("disk/unknot.db"), [&] { std::remove(folder.at("disk/filler").c_str()); });
  });
  if (result == not_possible) GTEST_SKIP() << "mounting is not allowed here; the next test does it by a limit";
  EXPECT_EQ(result, 0);
}

TEST(Disk, a_file_that_may_grow_no_more_is_told_like_a_full_disk) {
  const TempFolder folder;
  EXPECT_EQ(run_apart([&] {
              std::signal(SIGXFSZ, SIG_IGN);
              const rlimit small{300'000, RLIM_INFINITY};
              const rlimit large{RLIM_INFINITY, RLIM_INFINITY};
              setrlimit(RLIMIT_FSIZE, &small);
              return fill_disk(folder.at("unknot.db"), [&] { setrlimit(RLIMIT_FSIZE, &large); });
            }),
            0);
}

TEST(Disk, a_disk_that_is_full_from_the_start_is_told_and_the_next_start_works) {
  const TempFolder folder;
  EXPECT_EQ(run_apart([&] {
              std::signal(SIGXFSZ, SIG_IGN);
              const rlimit small{2'000, RLIM_INFINITY};
              const rlimit large{RLIM_INFINITY, RLIM_INFINITY};
              setrlimit(RLIMIT_FSIZE, &small);
              if (find_refusal(store::open_sqlite_archive(folder.at("unknot.db"))) != "disk_full") return fail("told");
              setrlimit(RLIMIT_FSIZE, &large);
              return store::open_sqlite_archive(folder.at("unknot.db")) ? 0 : fail("the next start");
            }),
            0);
}

TEST(Disk, a_read_only_disk_is_told) {
  const TempFolder folder;
  write_bytes(folder.at("disk/x"), "");
  const int result = run_apart([&] {
    if (!mount_small_disk(folder.at("disk"), "size=2m")) return not_possible;
    const std::string file = folder.at("disk/unknot.db");
    if (!open_archive(file)->append({build_named(1)}, Removed::stays_removed)) return fail("cannot add");
    if (mount("none", folder.at("disk").c_str(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr) != 0) return not_possible;
    if (find_refusal(store::open_sqlite_archive(file)) != "read_only") return fail("an existing file");
    if (find_refusal(store::open_sqlite_archive(folder.at("disk/a/b.db"))) != "read_only") return fail("a new file");
    mount("none", folder.at("disk").c_str(), nullptr, MS_REMOUNT, nullptr);
    return open_archive(file)->list_all_events()->size() == 1 ? 0 : fail("lost");
  });
  if (result == not_possible) GTEST_SKIP() << "mounting is not allowed here; the next test does it by rights";
  EXPECT_EQ(result, 0);
}

TEST(Disk, a_folder_without_the_right_to_write_is_told_like_a_read_only_disk) {
  const TempFolder folder;
  const std::string file = folder.at("unknot.db");
  open_archive(file);
  ASSERT_EQ(chmod(folder.at("").c_str(), 0555), 0);
  const int result = run_apart([&] {
    if (geteuid() == 0 && setuid(nobody) != 0) return not_possible;
    const auto refused = store::open_sqlite_archive(file);
    if (find_refusal(refused) != "read_only") return fail(find_refusal(refused).c_str());
    return refused.error().next.find("--data-file") != std::string::npos ? 0 : fail("no way out");
  });
  ASSERT_EQ(chmod(folder.at("").c_str(), 0755), 0);
  if (result == not_possible) GTEST_SKIP() << "rights cannot be given up here";
  EXPECT_EQ(result, 0);
}

}  // namespace
}  // namespace unknot::test
