# embed_data(target): packs data/ into one file and puts its bytes into the target.
#
# The pack is "path newline size newline bytes" for each file, sorted by path, so it is the same on every machine.

function(embed_data target)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/data/*.json")
  set(pack "${CMAKE_BINARY_DIR}/generated/data.pack")
  set(assembly "${CMAKE_BINARY_DIR}/generated/data_pack.s")
  add_custom_command(
    OUTPUT "${pack}"
    COMMAND ${CMAKE_COMMAND} -E env LC_ALL=C sh "${CMAKE_SOURCE_DIR}/cmake/pack.sh" "${CMAKE_SOURCE_DIR}/data" "${pack}"
    DEPENDS ${files} "${CMAKE_SOURCE_DIR}/cmake/pack.sh"
    COMMENT "Packing data/")
  file(WRITE "${assembly}.new" "\
  .section .rodata\n\
  .global unknot_data_begin\n\
  .global unknot_data_end\n\
  .balign 16\n\
unknot_data_begin:\n\
  .incbin \"${pack}\"\n\
unknot_data_end:\n\
  .byte 0\n\
  .section .note.GNU-stack,\"\",%progbits\n")
  file(COPY_FILE "${assembly}.new" "${assembly}" ONLY_IF_DIFFERENT)
  set_source_files_properties("${assembly}" PROPERTIES OBJECT_DEPENDS "${pack}")
  target_sources(${target} PRIVATE "${assembly}" "${pack}")
endfunction()
