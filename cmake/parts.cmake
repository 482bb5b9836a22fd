# part(name DEPENDS ... LIBRARIES ...): one folder of src/ as a library that sees only the parts it names.
#
# Every part gets an include root of its own that holds nothing but a link to its folder. A part's compile line carries its
# own root and the roots of the parts it names; nothing is passed on, so what a dependency may see stays its own affair.

set(UNKNOT_WARNINGS -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wnon-virtual-dtor
                    -Wold-style-cast -Wcast-qual -Wformat=2 -Wundef)
# Results must not depend on whether the compiler fuses a multiplication with an addition.
set(UNKNOT_FLAGS $<$<COMPILE_LANGUAGE:CXX>:${UNKNOT_WARNINGS}> $<$<COMPILE_LANGUAGE:CXX>:-ffp-contract=off>)
if(CMAKE_CXX_COMPILER_ID MATCHES Clang)
  # libstdc++ 12 calls its own deprecated std::get_temporary_buffer inside std::stable_sort.
  list(APPEND UNKNOT_FLAGS $<$<COMPILE_LANGUAGE:CXX>:-Wno-deprecated-declarations>)
endif()
set_property(GLOBAL PROPERTY UNKNOT_PARTS "")

function(unknot_root part out)
  set(root "${CMAKE_BINARY_DIR}/roots/${part}")
  file(MAKE_DIRECTORY "${root}")
  if(NOT EXISTS "${root}/${part}")
    file(CREATE_LINK "${CMAKE_SOURCE_DIR}/src/${part}" "${root}/${part}" SYMBOLIC)
  endif()
  set(${out} "${root}" PARENT_SCOPE)
endfunction()

function(see_parts target)
  foreach(part IN LISTS ARGN)
    unknot_root(${part} root)
    target_include_directories(${target} PRIVATE "${root}")
  endforeach()
endfunction()

function(part name)
  cmake_parse_arguments(PART "" "" "DEPENDS;LIBRARIES" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/src/${name}/*.cpp" "${CMAKE_SOURCE_DIR}/src/${name}/*/*.cpp")
  list(FILTER sources EXCLUDE REGEX "/main/main.cpp$")  # a program of its own
  list(FILTER sources EXCLUDE REGEX "/lanes/[^/]*.cpp$")  # compiled several times, see lanes.cmake
  if(sources)
    add_library(${name} STATIC ${sources})
    target_compile_options(${name} PRIVATE ${UNKNOT_FLAGS})
    see_parts(${name} ${name} ${PART_DEPENDS})
    target_link_libraries(${name} PRIVATE ${PART_LIBRARIES})
    foreach(dependency IN LISTS PART_DEPENDS)
      target_link_libraries(${name} PUBLIC $<LINK_ONLY:${dependency}>)
    endforeach()
  else()
    add_library(${name} INTERFACE)  # headers only
    foreach(dependency IN LISTS PART_DEPENDS)
      target_link_libraries(${name} INTERFACE $<LINK_ONLY:${dependency}>)
    endforeach()
  endif()
  set_property(GLOBAL APPEND PROPERTY UNKNOT_PARTS ${name})
  set_property(GLOBAL PROPERTY UNKNOT_SEES_${name} ${name} ${PART_DEPENDS})
  set_property(GLOBAL PROPERTY UNKNOT_LIBRARIES_${name} ${PART_LIBRARIES})
endfunction()

# program(name source DEPENDS ... LIBRARIES ...): an executable on top of the parts.
function(program name source)
  cmake_parse_arguments(PROGRAM "" "" "DEPENDS;LIBRARIES" ${ARGN})
  add_executable(${name} ${source})
  target_compile_options(${name} PRIVATE ${UNKNOT_FLAGS})
  see_parts(${name} ${PROGRAM_DEPENDS})
  target_link_libraries(${name} PRIVATE ${PROGRAM_LIBRARIES})
  foreach(dependency IN LISTS PROGRAM_DEPENDS)
    target_link_libraries(${name} PRIVATE $<LINK_ONLY:${dependency}>)
  endforeach()
endfunction()
