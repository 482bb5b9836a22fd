// The real program on a free port of this machine, and bare sockets to attack it with.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "support/support.hpp"

namespace unknot::test {

/// A run of `unknot serve`; ended when it goes out of scope.
class Program {
 public:
  /// Starts it with these flags at a port (0: any free one), and waits until it says where it is.
  explicit Program(const std::vector<std::string>& flags = {}, int port = 0);
  ~Program();
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  int port() const { return port_; }
  /// The port for other devices of a program that was started with --lan; 0 when it has none.
  int find_lan_port() const;
  pid_t process() const { return process_; }
  /// Memory in use [kB], from /proc.
  long find_memory_kb() const;
  void send_signal(int signal) const;
  /// The exit code; -1 when it does not end within `time`.
  int wait(std::chrono::seconds time);
  /// What it wrote to its error stream so far.
  std::string read_errors() const;

 private:
  TempFolder folder_;
  pid_t process_ = -1;
  int port_ = 0;
};

/// Runs the program to its end; its error stream goes into `errors`. @return exit code
int run_program(const std::vector<std::string>& words, std::string& errors);

/// A bare connection.
class Socket {
 public:
  explicit Socket(int port);
  ~Socket();
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;

  /// Sends what the other end takes; false when it does not want any more.
  bool write(std::string_view bytes) const;
  /// Everything until the other end closes, or until `time` is over.
  std::string read_all(std::chrono::milliseconds time = std::chrono::seconds(10)) const;
  /// One whole reply, by its Content-Length.
  std::string read_reply(std::chrono::milliseconds time = std::chrono::seconds(10)) const;
  bool is_open() const { return file_ >= 0; }
  int file() const { return file_; }

 private:
  int file_ = -1;
};

/// The reply to a request with a body of JSON, or with none.
std::string send_json(const Program& program, const char* method, const std::string& path,
                      const std::string& body = {});

/// Status of a reply; 0 when there was none.
int find_status(const std::string& reply);

/// Milliseconds that a normal request takes; fails when it is not answered with 200.
double time_request(int port);

}  // namespace unknot::test
