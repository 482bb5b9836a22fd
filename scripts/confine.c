/* Starts a program under the seccomp rules of packaging/unknot.service, for machines where systemd is not PID 1:
   only the system calls named on standard input, no memory both writable and executable, sockets of three families only.
   usage: confine PROGRAM ARGUMENTS... < NAMES
          confine probe < NAMES    tries what must be refused instead of starting a program */
#include <errno.h>
#include <seccomp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

static void must(int result, const char *what) {
  if (result >= 0) return;
  fprintf(stderr, "confine: %s: %s\n", what, strerror(-result));
  exit(3);
}

/* Each of these must fail under the filter, and the plain page of memory must not. */
static int probe(void) {
  void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  int n_bad = page == MAP_FAILED;
  n_bad += mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED;
  n_bad += mprotect(page, 4096, PROT_READ | PROT_EXEC) == 0;
  n_bad += socket(AF_NETLINK, SOCK_RAW, 0) >= 0;
  n_bad += socket(AF_PACKET, SOCK_RAW, 0) >= 0;
  n_bad += mount("none", "/mnt", "tmpfs", 0, NULL) == 0;
  n_bad += setpriority(PRIO_PROCESS, 0, 5) == 0;
  n_bad += setuid(1) == 0;
  return n_bad == 0 ? 0 : 1;
}

int main(int argc, char **argv) {
  if (argc < 2) return 2;
  scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
  if (filter == NULL) return 3;
  const int families[] = {AF_INET, AF_INET6, AF_UNIX};
  char name[128];
  int n_calls = 0;
  while (fgets(name, sizeof name, stdin) != NULL) {
    name[strcspn(name, "\n")] = '\0';
    const int call = seccomp_syscall_resolve_name(name);
    if (call == __NR_SCMP_ERROR) continue; /* newer than this library */
    if (strcmp(name, "socket") == 0) {
      for (size_t i = 0; i < sizeof families / sizeof *families; ++i)
        must(seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 1, SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)families[i])), name);
    } else if (strcmp(name, "mmap") == 0) {
      const scmp_datum_t both = PROT_EXEC | PROT_WRITE;
      must(seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 1, SCMP_A2(SCMP_CMP_MASKED_EQ, both, 0)), name);
      must(seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 1, SCMP_A2(SCMP_CMP_MASKED_EQ, both, PROT_EXEC)), name);
      must(seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 1, SCMP_A2(SCMP_CMP_MASKED_EQ, both, PROT_WRITE)), name);
    } else if (strcmp(name, "mprotect") == 0 || strcmp(name, "pkey_mprotect") == 0) {
      must(seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 1, SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)), name);
    } else {
      must(seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0), name);
    }
    ++n_calls;
  }
  fprintf(stderr, "confine: %d system calls allowed\n", n_calls);
  must(seccomp_load(filter), "loading the filter");
  if (strcmp(argv[1], "probe") == 0) return probe();
  execv(argv[1], argv + 1);
  perror("confine: exec");
  return 3;
}
