# embed_pages(target): packs the built pages (web/dist) into one file and puts its bytes into the target. Without built pages
# the pack is empty and the server says how to build them.

set(UNKNOT_WEB_DIST "${CMAKE_SOURCE_DIR}/web/dist" CACHE PATH "Folder of the built pages; may be missing")

function(embed_pages target)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS "${UNKNOT_WEB_DIST}/*")
  set(pack "${CMAKE_BINARY_DIR}/generated/pages.pack")
  set(assembly "${CMAKE_BINARY_DIR}/generated/pages_pack.s")
  # A file that goes away must lead to a new pack too, so the list itself is something to depend on.
  file(CONFIGURE OUTPUT "${pack}.list" CONTENT "${UNKNOT_WEB_DIST}\n${files}\n")
  add_custom_command(
    OUTPUT "${pack}"
    COMMAND ${CMAKE_COMMAND} -E env LC_ALL=C sh "${CMAKE_SOURCE_DIR}/cmake/pack_pages.sh" "${UNKNOT_WEB_DIST}" "${pack}"
    DEPENDS ${files} "${pack}.list" "${CMAKE_SOURCE_DIR}/cmake/pack_pages.sh"
    COMMENT "Packing the pages")
  file(WRITE "${assembly}.new" "\
  .section .rodata\n\
  .global unknot_pages_begin\n\
  .global unknot_pages_end\n\
  .balign 16\n\
unknot_pages_begin:\n\
  .incbin \"${pack}\"\n\
unknot_pages_end:\n\
  .byte 0\n\
  .section .note.GNU-stack,\"\",%progbits\n")
  file(COPY_FILE "${assembly}.new" "${assembly}" ONLY_IF_DIFFERENT)
  set_source_files_properties("${assembly}" PROPERTIES OBJECT_DEPENDS "${pack}")
  target_sources(${target} PRIVATE "${assembly}" "${pack}")
endfunction()
