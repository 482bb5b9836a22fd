# embed_figures(target): makes the figures (mesh, pictures, outlines) from data/figure and puts them into the target. Each
# figure is a step of its own, so that they are made side by side.

set(UNKNOT_FIGURES woman_slim woman_medium woman_large man_slim man_medium man_large
    CACHE STRING "Figures to build in; fewer build quicker")

function(embed_figures target)
  file(GLOB data CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/data/figure/*" "${CMAKE_SOURCE_DIR}/data/regions/*.json")
  # A figure is made anew when the tool that makes it became another one, not whenever it was linked again.
  set(tool "${CMAKE_BINARY_DIR}/generated/figures/figure_pack")
  add_custom_command(
    OUTPUT "${tool}"
    COMMAND ${CMAKE_COMMAND} -E copy_if_different $<TARGET_FILE:figure_pack> "${tool}"
    DEPENDS figure_pack
    COMMENT "Looking whether the figures must be made anew")
  set(packs "")
  foreach(figure IN LISTS UNKNOT_FIGURES)
    set(pack "${CMAKE_BINARY_DIR}/generated/figures/${figure}.pack")
    add_custom_command(
      OUTPUT "${pack}"
      COMMAND "${tool}" pack "${CMAKE_SOURCE_DIR}/data" ${figure} "${pack}"
      DEPENDS "${tool}" ${data}
      COMMENT "Making the figure ${figure}")
    list(APPEND packs "${pack}")
  endforeach()
  embed_bytes(${target} figures ${packs})
endfunction()
