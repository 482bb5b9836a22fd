# embed_bytes(target name files...): puts the files, one behind the other, into the target as read-only bytes between the
# symbols unknot_<name>_begin and unknot_<name>_end.

function(embed_bytes target name)
  set(assembly "${CMAKE_BINARY_DIR}/generated/${name}_bytes.s")
  set(lines "")
  foreach(file IN LISTS ARGN)
    string(APPEND lines "  .incbin \"${file}\"\n")
  endforeach()
  file(CONFIGURE OUTPUT "${assembly}" CONTENT "\
  .section .rodata\n\
  .global unknot_${name}_begin\n\
  .global unknot_${name}_end\n\
  .balign 16\n\
unknot_${name}_begin:\n\
${lines}\
unknot_${name}_end:\n\
  .byte 0\n\
  .section .note.GNU-stack,\"\",%progbits\n")
  set_source_files_properties("${assembly}" PROPERTIES OBJECT_DEPENDS "${ARGN}")
  target_sources(${target} PRIVATE "${assembly}" ${ARGN})
endfunction()
