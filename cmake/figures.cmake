# embed_figures(target): makes the figures (mesh, pictures, outlines) from data/figure and puts them into the target. Each
# figure is a step of its own, so that they are made side by side.

set(UNKNOT_FIGURES woman_slim woman_medium woman_large man_slim man_medium man_large
    CACHE STRING "Figures to build in; fewer build quicker")

function(embed_figures target)
  file(GLOB data CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/data/figure/*" "${CMAKE_SOURCE_DIR}/data/regions/*.json")
  set(packs "")
  foreach(figure IN LISTS UNKNOT_FIGURES)
    set(pack "${CMAKE_BINARY_DIR}/generated/figures/${figure}.pack")
    add_custom_command(
      OUTPUT "${pack}"
      COMMAND figure_pack pack "${CMAKE_SOURCE_DIR}/data" ${figure} "${pack}"
      DEPENDS figure_pack ${data}
      COMMENT "Making the figure ${figure}")
    list(APPEND packs "${pack}")
  endforeach()
  embed_bytes(${target} figures ${packs})
endfunction()
