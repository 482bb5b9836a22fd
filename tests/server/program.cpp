#include "server/program.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <thread>

namespace unknot::test {
namespace {

using std::chrono::steady_clock;

pid_t start(const std::vector<std::string>& words, const std::string& out, const std::string& err,
            const std::string& home) {
  const pid_t process = fork();
  if (process != 0) return process;
  const int out_file = open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  const int err_file = open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  dup2(out_file, STDOUT_FILENO);
  dup2(err_file, STDERR_FILENO);
  setenv("XDG_DATA_HOME", home.c_str(), 1);
  setenv("XDG_CONFIG_HOME", home.c_str(), 1);
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  execv(UNKNOT_PROGRAM, arguments.data());
  _exit(127);
}

int wait_for(pid_t process, std::chrono::milliseconds time) {
  const steady_clock::time_point deadline = steady_clock::now() + time;
  int status = 0;
  while (waitpid(process, &status, WNOHANG) == 0) {
    if (steady_clock::now() > deadline) return -1;
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

Program::Program(const std::vector<std::string>& flags, int port) {
  std::vector<std::string> words{"unknot", "serve", "--port", std::to_string(port)};
  words.insert(words.end(), flags.begin(), flags.end());
  process_ = start(words, folder_.at("out"), folder_.at("err"), folder_.at("home"));
  const std::string before = "http://127.0.0.1:";
  for (int i = 0; i < 3000 && port_ == 0; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
    const std::string out = read_bytes(folder_.at("out"));
    const std::size_t at = out.find(before);
    if (at == std::string::npos || out.find('\n', at) == std::string::npos) continue;
    std::from_chars(out.data() + at + before.size(), out.data() + out.size(), port_);
  }
  EXPECT_GT(port_, 0) << read_errors();
}

Program::~Program() {
  if (process_ < 0) return;
  kill(process_, SIGKILL);
  wait_for(process_, std::chrono::seconds(10));
}

int Program::find_lan_port() const {
  for (int i = 0; i < 100; ++i) {
    const std::string out = read_bytes(folder_.at("out"));
    const std::size_t end = out.find("/pair#");
    if (end != std::string::npos) return std::atoi(out.c_str() + out.rfind(':', end) + 1);
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return 0;
}

long Program::find_memory_kb() const {
  std::ifstream status("/proc/" + std::to_string(process_) + "/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmRSS:")) return std::atol(line.c_str() + 6);
  }
  return -1;
}

void Program::send_signal(int signal) const { kill(process_, signal); }

int Program::wait(std::chrono::seconds time) {
  const int code = wait_for(process_, time);
  if (code >= 0) process_ = -1;
  return code;
}

std::string Program::read_errors() const { return read_bytes(folder_.at("err")); }

int run_program(const std::vector<std::string>& words, std::string& errors) {
  const TempFolder folder;
  const pid_t process = start(words, folder.at("out"), folder.at("err"), folder.at("home"));
  const int code = wait_for(process, std::chrono::seconds(30));
  if (code < 0) {
    kill(process, SIGKILL);
    wait_for(process, std::chrono::seconds(10));
  }
  errors = read_bytes(folder.at("err"));
  return code;
}

Socket::Socket(int port) : file_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (connect(file_, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0) {
    close(file_);
    file_ = -1;
  }
}

Socket::~Socket() {
  if (file_ >= 0) close(file_);
}

bool Socket::write(std::string_view bytes) const {
  if (file_ < 0) return false;
  while (!bytes.empty()) {
    pollfd ready{file_, POLLOUT, 0};
    if (poll(&ready, 1, 10000) <= 0) return false;
    const ssize_t count = send(file_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

std::string Socket::read_all(std::chrono::milliseconds time) const {
  const steady_clock::time_point deadline = steady_clock::now() + time;
  std::string bytes;
  if (file_ < 0) return bytes;
  std::array<char, 65536> buffer{};
  while (steady_clock::now() < deadline) {
    pollfd ready{file_, POLLIN, 0};
    if (poll(&ready, 1, 50) == 0) continue;
    const ssize_t count = recv(file_, buffer.data(), buffer.size(), 0);
    if (count <= 0) break;
    bytes.append(buffer.data(), static_cast<std::size_t>(count));
  }
  return bytes;
}

std::string Socket::read_reply(std::chrono::milliseconds time) const {
  const steady_clock::time_point deadline = steady_clock::now() + time;
  std::string bytes;
  if (file_ < 0) return bytes;
  std::array<char, 65536> buffer{};
  while (steady_clock::now() < deadline) {
    const std::size_t end = bytes.find("\r\n\r\n");
    const std::size_t length = bytes.find("Content-Length: ");
    if (end != std::string::npos && length < end) {
      std::size_t size = 0;
      std::from_chars(bytes.data() + length + 16, bytes.data() + end, size);
      if (bytes.size() >= end + 4 + size) return bytes;
    }
    pollfd ready{file_, POLLIN, 0};
    if (poll(&ready, 1, 50) == 0) continue;
    const ssize_t count = recv(file_, buffer.data(), buffer.size(), 0);
    if (count <= 0) break;
    bytes.append(buffer.data(), static_cast<std::size_t>(count));
  }
  return bytes;
}

std::string send_json(const Program& program, const char* method, const std::string& path, const std::string& body) {
  const Socket socket(program.port());
  socket.write(
      fmt::format("{} {} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nConnection: close\r\n"
                  "Content-Length: {}\r\n\r\n{}",
                  method, path, body.size(), body));
  return socket.read_all();
}

int find_status(const std::string& reply) { return reply.starts_with("HTTP/1.1 ") ? std::atoi(reply.c_str() + 9) : 0; }

double time_request(int port) {
  const steady_clock::time_point start = steady_clock::now();
  const Socket socket(port);
  socket.write("GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
  const std::string reply = socket.read_reply();
  EXPECT_EQ(find_status(reply), 200) << reply;
  return std::chrono::duration<double, std::milli>(steady_clock::now() - start).count();
}

}  // namespace unknot::test
