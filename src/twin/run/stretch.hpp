// A stretch of a body's time in which no input changes.
#pragma once

namespace unknot::twin {

struct Stretch {
  double seconds = 0.0;  ///< 0: there is none
  bool jumps = false;    ///< what is done changed with a jump: the first step has to be small
};

}  // namespace unknot::twin
