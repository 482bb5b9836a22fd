# embed_migrations(target): the numbered SQL files of src/store/migrations as a list of strings.

function(embed_migrations target)
  set(folder "${CMAKE_SOURCE_DIR}/src/store/migrations")
  set(list "${CMAKE_BINARY_DIR}/generated/unknot_migrations.inc")
  file(GLOB files CONFIGURE_DEPENDS "${folder}/*.sql")
  add_custom_command(
    OUTPUT "${list}"
    COMMAND ${CMAKE_COMMAND} -E env LC_ALL=C sh "${CMAKE_SOURCE_DIR}/cmake/migrations.sh" "${folder}" "${list}"
    DEPENDS ${files} "${CMAKE_SOURCE_DIR}/cmake/migrations.sh"
    COMMENT "Packing the migrations")
  add_custom_target(unknot_migrations DEPENDS "${list}")
  target_sources(${target} PRIVATE "${list}")
  target_include_directories(${target} PRIVATE "${CMAKE_BINARY_DIR}/generated")
endfunction()
