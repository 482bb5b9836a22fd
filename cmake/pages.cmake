# embed_pages(target): packs the built pages (web/dist) into one file and puts its bytes into the target. Without built pages
# the pack is empty and the server says how to build them.

set(UNKNOT_WEB_DIST "${CMAKE_SOURCE_DIR}/web/dist" CACHE PATH "Folder of the built pages; may be missing")

function(embed_pages target)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS "${UNKNOT_WEB_DIST}/*")
  set(pack "${CMAKE_BINARY_DIR}/generated/pages.pack")
  # A file that goes away must lead to a new pack too, so the list itself is something to depend on.
  file(CONFIGURE OUTPUT "${pack}.list" CONTENT "${UNKNOT_WEB_DIST}\n${files}\n")
  add_custom_command(
    OUTPUT "${pack}"
    COMMAND ${CMAKE_COMMAND} -E env LC_ALL=C sh "${CMAKE_SOURCE_DIR}/cmake/pack_pages.sh" "${UNKNOT_WEB_DIST}" "${pack}"
    DEPENDS ${files} "${pack}.list" "${CMAKE_SOURCE_DIR}/cmake/pack_pages.sh"
    COMMENT "Packing the pages")
  embed_bytes(${target} pages "${pack}")
endfunction()
