// What is known of a system of rates before it runs: which rate depends on which variable, which columns of its Jacobian can be found together, and
// which entries its factors have. All of it when the program is compiled.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "math/ode/scalar.hpp"

namespace unknot::math {

/// @tparam System has `n_states` (below 64), `n_inputs` and `find_rates(state, inputs, rates)`; see rosenbrock.hpp. Where its last rates depend on much and
/// the others on little, it may also have `n_wide`, how many they are, and `find_narrow_rates` and `find_wide_rates`, which find only the
/// ones or the others: slopes are then found in fewer directions.
template <class System>
struct Structure {
  static constexpr int n = System::n_states;
  static_assert(n > 0 && n < 64);
  using Rows = std::array<std::uint64_t, std::size_t(n)>;

  static constexpr bool has(std::uint64_t row, int column) { return ((row >> unsigned(column)) & 1U) != 0; }

  /// Bit j of row i: rate i depends on variable j.
  static constexpr Rows jacobian = [] {
    std::array<Depends, std::size_t(n)> state{};
    std::array<Depends, std::size_t(System::n_inputs)> inputs{};
    std::array<Depends, std::size_t(n)> rates{};
    for (int i = 0; i < n; ++i) state[std::size_t(i)] = Depends::on_variable(i);
    System::find_rates(state, inputs, rates);
    Rows rows{};
    for (int i = 0; i < n; ++i) rows[std::size_t(i)] = rates[std::size_t(i)].on;
    return rows;
  }();

  static constexpr int n_wide = [] {
    if constexpr (requires { System::n_wide; }) return System::n_wide;
    return 0;
  }();
  static constexpr int first_wide = n - n_wide;

  using Colours = std::array<int, std::size_t(n)>;

  /// Columns of one colour share none of the rows first to end - 1. Curtis, Powell and Reid 1974; the first colour that is free.
  static constexpr Colours find_colours(int first, int end) {
    Colours found{};
    for (int j = 0; j < n; ++j) {
      std::uint64_t taken = 0;
      for (int i = first; i < end; ++i) {
        if (!has(jacobian[std::size_t(i)], j)) continue;
        for (int other = 0; other < j; ++other) {
          if (has(jacobian[std::size_t(i)], other)) taken |= std::uint64_t(1) << unsigned(found[std::size_t(other)]);
        }
      }
      int colour = 0;
      while (has(taken, colour)) ++colour;
      found[std::size_t(j)] = colour;
    }
    return found;
  }
  static constexpr int count_colours(const Colours& colours) {
    int most = 0;
    for (const int colour : colours) most = colour > most ? colour : most;
    return most + 1;
  }

  /// Bit j: any of the rows depends on variable j.
  static constexpr std::uint64_t find_columns(int first, int end) {
    std::uint64_t columns = 0;
    for (int i = first; i < end; ++i) columns |= jacobian[std::size_t(i)];
    return columns;
  }

  static constexpr std::uint64_t narrow_columns = find_columns(0, first_wide);
  static constexpr std::uint64_t wide_columns = find_columns(first_wide, n);
  static constexpr Colours narrow_colours = find_colours(0, first_wide);
  static constexpr Colours wide_colours = find_colours(first_wide, n);
  static constexpr int n_narrow_colours = count_colours(narrow_colours);
  static constexpr int n_wide_colours = count_colours(wide_colours);

  /// Entries of the factors of (1 / (gamma h) - Jacobian), eliminated in the order of the variables.
  static constexpr Rows factors = [] {
    Rows rows = jacobian;
    for (int i = 0; i < n; ++i) rows[std::size_t(i)] |= std::uint64_t(1) << unsigned(i);
    for (int k = 0; k < n; ++k) {
      const std::uint64_t behind = rows[std::size_t(k)] & ~((std::uint64_t(2) << unsigned(k)) - 1);
      for (int i = k + 1; i < n; ++i) {
        if (has(rows[std::size_t(i)], k)) rows[std::size_t(i)] |= behind;
      }
    }
    return rows;
  }();

  /// Where entry (i, j) is stored; entries that are always 0 are not.
  static constexpr int find_place(int i, int j) {
    int place = 0;
    for (int row = 0; row < i; ++row) place += __builtin_popcountll(factors[std::size_t(row)]);
    return place + __builtin_popcountll(factors[std::size_t(i)] & ((std::uint64_t(1) << unsigned(j)) - 1));
  }

  static constexpr int n_entries = find_place(n - 1, 63);

  /// One row operation of the elimination: row i less a multiple of row k, entry by entry from `begin` to `end` of the list of places.
  struct Elimination {
    std::uint16_t multiple = 0;  ///< place of (i, k)
    std::uint16_t pivot = 0;  ///< k
    std::uint16_t begin = 0;
    std::uint16_t end = 0;
  };
  struct Pair {
    std::uint16_t to = 0;  ///< place of (i, j)
    std::uint16_t from = 0;  ///< place of (k, j)
  };

  static constexpr int n_eliminations = [] {
    int count = 0;
    for (int k = 0; k < n; ++k) {
      for (int i = k + 1; i < n; ++i) count += has(factors[std::size_t(i)], k) ? 1 : 0;
    }
    return count;
  }();
  static constexpr int n_pairs = [] {
    int count = 0;
    for (int k = 0; k < n; ++k) {
      const int behind = __builtin_popcountll(factors[std::size_t(k)] & ~((std::uint64_t(2) << unsigned(k)) - 1));
      for (int i = k + 1; i < n; ++i) count += has(factors[std::size_t(i)], k) ? behind : 0;
    }
    return count;
  }();

  struct Plan {
    std::array<Elimination, std::size_t(n_eliminations > 0 ? n_eliminations : 1)> eliminations{};
    std::array<Pair, std::size_t(n_pairs > 0 ? n_pairs : 1)> pairs{};
    std::array<std::uint16_t, std::size_t(n)> diagonal{};
    std::array<std::uint16_t, std::size_t(n) + 1> begins{};  ///< of each row of the factors, among the entries
    std::array<std::uint8_t, std::size_t(n_entries)> columns{};
    /// Where in the slopes an entry of the Jacobian lies, row by row as the entries; -1: it is 0.
    std::array<std::int16_t, std::size_t(n_entries)> colours{};
  };
  /// The elimination, pivot by pivot.
  static constexpr Plan plan = [] {
    Plan made;
    std::size_t at = 0;
    std::size_t pair = 0;
    std::size_t entry = 0;
    for (int i = 0; i < n; ++i) {
      made.begins[std::size_t(i)] = std::uint16_t(entry);
      for (int j = 0; j < n; ++j) {
        if (!has(factors[std::size_t(i)], j)) continue;
        made.columns[entry] = std::uint8_t(j);
        const Colours& colours = i < first_wide ? narrow_colours : wide_colours;
        made.colours[entry++] =
            has(jacobian[std::size_t(i)], j) ? std::int16_t(colours[std::size_t(j)]) : std::int16_t(-1);
      }
    }
    made.begins[std::size_t(n)] = std::uint16_t(entry);
    for (int k = 0; k < n; ++k) {
      made.diagonal[std::size_t(k)] = std::uint16_t(find_place(k, k));
      for (int i = k + 1; i < n; ++i) {
        if (!has(factors[std::size_t(i)], k)) continue;
        Elimination& one = made.eliminations[at++];
        one.multiple = std::uint16_t(find_place(i, k));
        one.pivot = std::uint16_t(k);
        one.begin = std::uint16_t(pair);
        for (int j = k + 1; j < n; ++j) {
          if (has(factors[std::size_t(k)], j))
            made.pairs[pair++] = {std::uint16_t(find_place(i, j)), std::uint16_t(find_place(k, j))};
        }
        one.end = std::uint16_t(pair);
      }
    }
    return made;
  }();
};

}  // namespace unknot::math
