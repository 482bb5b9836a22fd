#include "press_deck.hpp"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <array>
#include <cmath>
#include <fstream>
#include <map>
#include <numbers>
#include <sstream>
#include <vector>

namespace unknot::bench {

namespace {

using Size = std::size_t;
using Ids = std::vector<int>;

/// Nodes on a grid twice as fine: corners at even places, middles of edges at those with one odd number.
class Numbers {
 public:
  Numbers(const press::Mesh& mesh, bool has_middles)
      : mesh_(mesh), n_x_(2 * mesh.grid.n_x - 1), n_y_(2 * mesh.grid.n_y - 1), n_z_(2 * mesh.grid.n_z - 1) {
    ids_.assign(Size(n_x_) * Size(n_y_) * Size(n_z_), 0);
    visit([&](int i, int j, int k, int& id) {
      const int odd = (i & 1) + (j & 1) + (k & 1);
      if (odd == 0 || (has_middles && odd == 1)) {
        id = ++n_;
      }
    });
  }

  int find(int i, int j, int k) { return ids_[(Size(k) * Size(n_y_) + Size(j)) * Size(n_x_) + Size(i)]; }
  [[nodiscard]] int count() const { return n_; }
  [[nodiscard]] int find_top() const { return n_z_ - 1; }

  template <class Use>
  void visit(const Use& use) {
    for (int k = 0; k < n_z_; ++k) {
      for (int j = 0; j < n_y_; ++j) {
        for (int i = 0; i < n_x_; ++i) {
          use(i, j, k, ids_[(Size(k) * Size(n_y_) + Size(j)) * Size(n_x_) + Size(i)]);
        }
      }
    }
  }

  /// Ids of the nodes that `wants` says yes to.
  template <class Wants>
  Ids list(const Wants& wants) {
    Ids ids;
    visit([&](int i, int j, int k, int id) {
      if (id != 0 && wants(i, j, k)) {
        ids.push_back(id);
      }
    });
    return ids;
  }

 private:
  const press::Mesh& mesh_;
  int n_x_;
  int n_y_;
  int n_z_;
  int n_ = 0;
  std::vector<int> ids_;
};

double find_plane(const std::vector<double>& planes, int at) {
  return 0.5 * (planes[Size(at / 2)] + planes[Size((at + 1) / 2)]);
}

constexpr std::array<std::array<int, 3>, 20> brick = {
    {{0, 0, 0}, {2, 0, 0}, {2, 2, 0}, {0, 2, 0}, {0, 0, 2}, {2, 0, 2}, {2, 2, 2}, {0, 2, 2}, {1, 0, 0}, {2, 1, 0},
     {1, 2, 0}, {0, 1, 0}, {1, 0, 2}, {2, 1, 2}, {1, 2, 2}, {0, 1, 2}, {0, 0, 1}, {2, 0, 1}, {2, 2, 1}, {0, 2, 1}}};

void write_ids(std::ostream& out, const std::string& title, const Ids& ids) {
  fmt::print(out, "{}\n", title);
  for (Size i = 0; i < ids.size(); ++i) {
    fmt::print(out, "{},{}", ids[i], i % 10 == 9 || i + 1 == ids.size() ? "\n" : " ");
  }
}

/// All elements by their shear modulus, for each is a material of its own. Fills the elements at the nodule's centre and on the top.
void write_elements(std::ostream& out, const Deck& deck, const press::Mesh& mesh, Numbers& numbers, Ids& centre,
                    Ids& top) {
  const bool is_quadratic = deck.element == PeerElement::c3d20r;
  std::map<double, std::vector<Ids>> by_shear;
  Ids nodule;
  int id = 0;
  for (int k = 0; k + 1 < mesh.grid.n_z; ++k) {
    for (int j = 0; j + 1 < mesh.grid.n_y; ++j) {
      for (int i = 0; i + 1 < mesh.grid.n_x; ++i) {
        Ids element = {++id};
        for (Size node = 0; node < (is_quadratic ? 20U : 8U); ++node) {
          element.push_back(numbers.find(2 * i + brick[node][0], 2 * j + brick[node][1], 2 * k + brick[node][2]));
        }
        const auto place = mesh.grid.find_single(i, j, k);
        by_shear[mesh.shear[place]].push_back(std::move(element));
        if (i == 0 && j == 0 && (k == mesh.nodule_k || k == mesh.nodule_k - 1)) {
          centre.push_back(id);
        }
        if (k + 2 == mesh.grid.n_z) {
          top.push_back(id);
        }
        if (std::ranges::find(mesh.nodule_elements, place) != mesh.nodule_elements.end()) {
          nodule.push_back(id);
        }
      }
    }
  }
  int number = 0;
  for (const auto& [shear, elements] : by_shear) {
    fmt::print(out, "*ELEMENT, TYPE={}, ELSET=E{}\n", is_quadratic ? "C3D20R" : "C3D8", ++number);
    for (const Ids& element : elements) {
      for (Size i = 0; i < element.size(); ++i) {
        fmt::print(out, "{}{}", element[i], i + 1 == element.size() ? "\n" : i % 12 == 11 ? ",\n" : ", ");
      }
    }
    fmt::print(out, "*MATERIAL, NAME=M{}\n*HYPERELASTIC, NEO HOOKE\n{:.10g}, {:.10g}\n", number, 0.5e-3 * shear,
               2e3 / (deck.task.block.bulk_ratio * shear));
    fmt::print(out, "*SOLID SECTION, ELSET=E{0}, MATERIAL=M{0}\n", number);
  }
  write_ids(out, "*ELSET, ELSET=NODULE", nodule);
}

/// A quarter of a ball's shell as one layer of bricks that spread evenly from its lowest point to 55 degrees.
void write_ball(std::ostream& out, const BallPress& ball, double surface, int first_node, int first_element) {
  constexpr int n = 16;
  const double angle = 55.0 / 180.0 * std::numbers::pi;
  int node = first_node;
  fmt::print(out, "*NODE, NSET=BALL\n");
  for (const double radius : {ball.radius_mm, ball.radius_mm - 2.0}) {
    for (int j = 0; j <= n; ++j) {
      for (int i = 0; i <= n; ++i) {
        const double a = std::tan(angle * i / n);
        const double b = std::tan(angle * j / n);
        const double over = radius / std::sqrt(1.0 + a * a + b * b);
        fmt::print(out, "{}, {:.10g}, {:.10g}, {:.10g}\n", node++, a * over, b * over, surface + ball.radius_mm - over);
      }
    }
  }
  fmt::print(out, "*ELEMENT, TYPE=C3D8, ELSET=EBALL\n");
  constexpr int row = n + 1;
  for (int j = 0; j < n; ++j) {
    for (int i = 0; i < n; ++i) {
      const int o = first_node + j * row + i;
      const int up = row * row;
      fmt::print(out, "{}, {}, {}, {}, {}, {}, {}, {}, {}\n", first_element + j * n + i, o, o + 1, o + row + 1, o + row,
                 o + up, o + 1 + up, o + row + 1 + up, o + row + up);
    }
  }
  fmt::print(out, "*MATERIAL, NAME=MBALL\n*ELASTIC\n1000., 0.3\n*SOLID SECTION, ELSET=EBALL, MATERIAL=MBALL\n");
  fmt::print(out, "*SURFACE, NAME=SBALL, TYPE=ELEMENT\n");
  for (int element = 0; element < n * n; ++element) {
    fmt::print(out, "{}, S1\n", first_element + element);
  }
}

/// Values of the shape functions of a face at x, y of -1..1: four corners, then four middles.
std::vector<double> find_shares(double x, double y, bool is_quadratic) {
  constexpr std::array<std::array<double, 2>, 4> corners = {{{-1, -1}, {1, -1}, {1, 1}, {-1, 1}}};
  std::vector<double> shares;
  for (const auto& [a, b] : corners) {
    shares.push_back(0.25 * (1 + a * x) * (1 + b * y) * (is_quadratic ? a * x + b * y - 1.0 : 1.0));
  }
  if (is_quadratic) {
    shares.insert(shares.end(), {0.5 * (1 - x * x) * (1 - y), 0.5 * (1 + x) * (1 - y * y), 0.5 * (1 - x * x) * (1 + y),
                                 0.5 * (1 - x) * (1 - y * y)});
  }
  return shares;
}

/// The dead load as forces of nodes, by 12 x 12 squares a face.
void write_load(std::ostream& out, const SurfaceLoad& load, const press::Mesh& mesh, Numbers& numbers,
                bool is_quadratic) {
  std::map<int, double> force;
  constexpr std::array<Size, 8> of_top = {4, 5, 6, 7, 12, 13, 14, 15};
  constexpr int n = 12;
  for (int j = 0; j + 1 < mesh.grid.n_y; ++j) {
    for (int i = 0; i + 1 < mesh.grid.n_x; ++i) {
      const double width = mesh.x[Size(i) + 1] - mesh.x[Size(i)];
      const double height = mesh.y[Size(j) + 1] - mesh.y[Size(j)];
      for (int square = 0; square < n * n; ++square) {
        const double x = (square % n + 0.5) / n;
        const double y = (square / n + 0.5) / n;
        const double r = std::hypot(mesh.x[Size(i)] + x * width, mesh.y[Size(j)] + y * height);
        if (r >= load.radius_mm) {
          continue;
        }
        const double pressure = 0.5e-3 * load.peak_kpa * (1.0 + std::cos(std::numbers::pi * r / load.radius_mm));
        const auto shares = find_shares(2.0 * x - 1.0, 2.0 * y - 1.0, is_quadratic);
        for (Size node = 0; node < shares.size(); ++node) {
          const auto& at = brick[of_top[node]];
          force[numbers.find(2 * i + at[0], 2 * j + at[1], numbers.find_top())] -=
              pressure * width * height / (n * n) * shares[node];
        }
      }
    }
  }
  fmt::print(out, "*CLOAD\n");
  for (const auto& [id, value] : force) {
    fmt::print(out, "{}, 3, {:.10g}\n", id, value);
  }
}

press::Mesh build_mesh(const Deck& deck) {
  return press::build_mesh(deck.task.block, BlockPart::quarter, deck.task.gradings.back()).value();
}

void write_step(std::ostream& out, const Deck& deck, const press::Mesh& mesh, Numbers& numbers) {
  fmt::print(out, "*BOUNDARY\nBASE,1,3\nSIDEX,1,1\nSIDEY,2,2\n");
  fmt::print(out, "*STEP, NLGEOM, INC=2000\n*STATIC\n{0:.6g}, 1., 1e-6, {0:.6g}\n", 1.0 / deck.n_increments);
  if (const auto* ball = std::get_if<BallPress>(&deck.task.load)) {
    fmt::print(out, "*BOUNDARY\nBALL,1,2,0.\nBALL,3,3,{:.10g}\n", -ball->depth_mm);
  } else {
    write_load(out, std::get<SurfaceLoad>(deck.task.load), mesh, numbers, deck.element == PeerElement::c3d20r);
  }
  fmt::print(out,
             "*NODE PRINT, NSET=BASE, TOTALS=ONLY\nRF\n*NODE PRINT, NSET=TOPC\nU\n*NODE PRINT, NSET=NODC\nU\n"
             "*EL PRINT, ELSET=CENTRE, FREQUENCY=9999\nS\n*EL PRINT, ELSET=NODULE, FREQUENCY=9999\nS\n*END STEP\n");
}

}  // namespace

long find_n_unknowns(const Deck& deck) {
  const press::Mesh mesh = build_mesh(deck);
  Numbers numbers(mesh, deck.element == PeerElement::c3d20r);
  long n = 0;
  numbers.visit(
      [&](int i, int j, int k, int id) { n += id != 0 && k > 0 ? 1 + (i > 0 ? 1 : 0) + (j > 0 ? 1 : 0) : 0; });
  return n;
}

void write_deck(const Deck& deck, const std::string& folder, const std::string& job) {
  const press::Mesh mesh = build_mesh(deck);
  Numbers numbers(mesh, deck.element == PeerElement::c3d20r);
  std::ofstream out(folder + "/" + job + ".inp");
  fmt::print(out, "*NODE, NSET=TISSUE\n");
  numbers.visit([&](int i, int j, int k, int id) {
    if (id != 0) {
      fmt::print(out, "{}, {:.10g}, {:.10g}, {:.10g}\n", id, find_plane(mesh.x, i), find_plane(mesh.y, j),
                 find_plane(mesh.z, k));
    }
  });
  Ids centre;
  Ids top;
  write_elements(out, deck, mesh, numbers, centre, top);
  write_ids(out, "*ELSET, ELSET=CENTRE", centre);
  write_ids(out, "*NSET, NSET=BASE", numbers.list([](int, int, int k) { return k == 0; }));
  write_ids(out, "*NSET, NSET=SIDEX", numbers.list([](int i, int, int) { return i == 0; }));
  write_ids(out, "*NSET, NSET=SIDEY", numbers.list([](int, int j, int) { return j == 0; }));
  write_ids(out, "*NSET, NSET=TOPC", {numbers.find(0, 0, numbers.find_top())});
  write_ids(out, "*NSET, NSET=NODC", {numbers.find(0, 0, 2 * mesh.nodule_k)});
  if (const auto* ball = std::get_if<BallPress>(&deck.task.load)) {
    fmt::print(out, "*SURFACE, NAME=STOP, TYPE=ELEMENT\n");
    for (const int element : top) {
      fmt::print(out, "{}, S2\n", element);
    }
    const int n_elements = (mesh.grid.n_x - 1) * (mesh.grid.n_y - 1) * (mesh.grid.n_z - 1);
    write_ball(out, *ball, mesh.z.back(), numbers.count() + 1, n_elements + 1);
    fmt::print(out, "*SURFACE INTERACTION, NAME=SI\n*SURFACE BEHAVIOR, PRESSURE-OVERCLOSURE=LINEAR\n{:.10g}\n",
               1e-3 * ball->penalty_kpa_per_mm);
    fmt::print(out, "*CONTACT PAIR, INTERACTION=SI, TYPE=SURFACE TO SURFACE\nSTOP, SBALL\n");
  }
  write_step(out, deck, mesh, numbers);
}

PressResult read_answer(const std::string& folder, const std::string& job) {
  std::ifstream in(folder + "/" + job + ".dat");
  PressResult result;
  std::string what;
  double time = 0.0;
  std::map<std::string, std::map<int, std::array<double, 2>>>
      pressures;  // of a set's elements: sum and number of points
  for (std::string line; std::getline(in, line);) {
    if (const auto at = line.find("for set "); at != std::string::npos) {
      std::istringstream(line.substr(at + 8)) >> what;
      time = std::stod(line.substr(line.find("time") + 4));
      continue;
    }
    std::istringstream numbers(line);
    std::vector<double> row;
    for (double one = 0.0; numbers >> one;) {
      row.push_back(one);
    }
    if (what == "BASE" && row.size() == 3) {
      result.force_n = 4.0 * row[2];
    } else if (what == "TOPC" && row.size() == 4) {
      result.surface_mm = row[3];
    } else if (what == "NODC" && row.size() == 4) {
      result.nodule_mm = row[3];
    } else if (row.size() == 8) {
      auto& [sum, n] = pressures[what][int(row[0])];
      sum -= 1e3 * (row[2] + row[3] + row[4]) / 3.0;
      n += 1.0;
    }
  }
  const auto find_mean = [&](const char* set) {
    double sum = 0.0;
    for (const auto& [element, one] : pressures[set]) {
      sum += one[0] / one[1];
    }
    return sum / static_cast<double>(std::max<Size>(1, pressures[set].size()));
  };
  result.centre_pressure_kpa = find_mean("CENTRE");
  result.nodule_pressure_kpa = find_mean("NODULE");
  if (time < 1.0 - 1e-6) {
    result.outcome = {PressEnding::not_converged, fmt::format("after {:.0f} % of the load", 100.0 * time),
                      "the last increment"};
  }
  return result;
}

}  // namespace unknot::bench
