// The numbers of a Rosenbrock method: RODAS of Hairer and Wanner, Solving Ordinary Differential Equations II, 2nd ed., section IV.7, table 7.3.
#pragma once

namespace unknot::math {

/// The numbers of the method, in the form without products of matrix and vector.
struct Rodas {
  static constexpr double gamma = 0.25;
  static constexpr double a[5][5] = {
      {0.0, 0.0, 0.0, 0.0, 0.0},
      {1.544, 0.0, 0.0, 0.0, 0.0},
      {0.9466785280815826, 0.2557011698983284, 0.0, 0.0, 0.0},
      {3.314825187068521, 2.896124015972201, 0.9986419139977817, 0.0, 0.0},
      {1.221224509226641, 6.019134481288629, 12.53708332932087, -0.6878860361058950, 0.0}};
  static constexpr double c[6][5] = {
      {0.0, 0.0, 0.0, 0.0, 0.0},
      {-5.6688, 0.0, 0.0, 0.0, 0.0},
      {-2.430093356833875, -0.2063599157091915, 0.0, 0.0, 0.0},
      {-0.1073529058151375, -9.594562251023355, -20.47028614809616, 0.0, 0.0},
      {7.496443313967647, -10.24680431464352, -33.99990352819905, 11.70890893206160, 0.0},
      {8.083246795921522, -7.981132988064893, -31.52159432874371, 16.31930543123136, -6.058818238834054}};
};

}  // namespace unknot::math
