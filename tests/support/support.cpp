#include "support/support.hpp"

#include <stdlib.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "app/embedded_data.hpp"
#include "plan/screen.hpp"

namespace unknot::test {

const app::Engine& engine() {
  static const app::Engine loaded = *app::Engine::load();
  return loaded;
}

const Atlas& atlas() { return engine().atlas(); }

std::vector<app::NamedBytes> list_data() { return app::list_embedded_files(); }

std::string& find_bytes(std::vector<app::NamedBytes>& files, const std::string& path) {
  const auto found =
      std::find_if(files.begin(), files.end(), [&path](const app::NamedBytes& file) { return file.path == path; });
  if (found == files.end()) throw std::runtime_error("no data file " + path);
  return found->bytes;
}

std::string replace_first(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  if (at == std::string::npos) throw std::runtime_error("nothing to replace: " + from);
  return text.replace(at, from.size(), to);
}

Case build_calm_case(std::vector<PaintedCell> cells) {
  Case one_case;
  one_case.date = today;
  one_case.drawing.cells = std::move(cells);
  for (const Flag* flag : plan::list_called_flags(atlas(), one_case.drawing)) {
    one_case.safety.push_back({flag->id, Answer::no, today});
  }
  return one_case;
}

std::vector<Spot> list_spots(const Atlas& atlas) {
  std::vector<Spot> spots;
  for (const Region& region : atlas.regions) {
    if (region.paired) {
      spots.push_back({region.id, Side::left});
      spots.push_back({region.id, Side::right});
    } else {
      spots.push_back({region.id, Side::midline});
    }
  }
  return spots;
}

std::string read_source(const std::string& path) {
  std::string bytes = read_bytes(std::string(UNKNOT_SOURCE) + "/" + path);
  if (bytes.empty()) throw std::runtime_error("cannot read " + path);
  return bytes;
}

TempFolder::TempFolder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "unknot_test_XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
  path_ = pattern;
}

TempFolder::~TempFolder() {
  std::error_code error;
  std::filesystem::remove_all(path_, error);
}

void write_bytes(const std::string& path, const std::string& bytes) {
  std::filesystem::create_directories(std::filesystem::path(path).parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
}

std::string read_bytes(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace unknot::test
