// What this processor can do.
#pragma once

namespace unknot::math {

/// Level of the x86-64 family, as compilers name them: 2, 3 (with AVX2) or 4 (with AVX-512). On any other processor 2.
int find_processor_level();

}  // namespace unknot::math
