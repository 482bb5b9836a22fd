# embed_data(target): packs the atlas's data into one file and puts its bytes into the target. The figure's data are not among
# them: figures are made from them when the program is built (figures.cmake).
#
# The pack is "path newline size newline bytes" for each file, sorted by path, so it is the same on every machine.

function(embed_data target)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/data/*.json")
  list(FILTER files EXCLUDE REGEX "/data/figure/")
  set(pack "${CMAKE_BINARY_DIR}/generated/data.pack")
  add_custom_command(
    OUTPUT "${pack}"
    COMMAND ${CMAKE_COMMAND} -E env LC_ALL=C sh "${CMAKE_SOURCE_DIR}/cmake/pack.sh" "${CMAKE_SOURCE_DIR}/data" "${pack}"
    DEPENDS ${files} "${CMAKE_SOURCE_DIR}/cmake/pack.sh"
    COMMENT "Packing data/")
  embed_bytes(${target} data "${pack}")
endfunction()
