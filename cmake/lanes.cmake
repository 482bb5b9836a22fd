# build_lanes(target): compiles every source of the part's folder lanes/ once for each kind of processor and puts all of them
# into the target, which chooses when it runs. Each build has a namespace of its own (UNKNOT_LANES), so that the linker cannot
# take one for another. The sources use no function of the standard library that the linker could share between the builds.

set(UNKNOT_LANE_BUILDS v2)
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
  list(APPEND UNKNOT_LANE_BUILDS v3 v4)
endif()

function(build_lanes target)
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/src/${target}/lanes/*.cpp")
  get_property(sees GLOBAL PROPERTY UNKNOT_SEES_${target})
  foreach(build IN LISTS UNKNOT_LANE_BUILDS)
    add_library(${target}_${build} OBJECT ${sources})
    # Kernels are optimised in every build type: without that, tests of a solver take minutes.
    target_compile_options(${target}_${build} PRIVATE ${UNKNOT_FLAGS} -O3 -fno-math-errno -fno-trapping-math)
    if(NOT build STREQUAL v2)
      target_compile_options(${target}_${build} PRIVATE -march=x86-64-${build} -mprefer-vector-width=512)
    endif()
    target_compile_definitions(${target}_${build} PRIVATE UNKNOT_LANES=lanes_${build})
    see_parts(${target}_${build} ${sees})
    target_sources(${target} PRIVATE $<TARGET_OBJECTS:${target}_${build}>)
  endforeach()
  target_compile_options(${target} PRIVATE -O2)
  if(UNKNOT_LANE_BUILDS MATCHES v4)
    target_compile_definitions(${target} PRIVATE UNKNOT_WIDE_LANES)
  endif()
endfunction()
