# embed_version(target): the version of the project and the commit it was built from, looked up at every build so that
# --version never lies.

function(embed_version target)
  set(header "${CMAKE_BINARY_DIR}/generated/unknot_version.inc")
  add_custom_target(unknot_version
    COMMAND sh "${CMAKE_SOURCE_DIR}/cmake/version.sh" "${CMAKE_SOURCE_DIR}" "${PROJECT_VERSION}" "${header}"
    BYPRODUCTS "${header}"
    COMMENT "Asking git for the commit")
  add_dependencies(${target} unknot_version)
  target_include_directories(${target} PRIVATE "${CMAKE_BINARY_DIR}/generated")
endfunction()
