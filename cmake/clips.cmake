# embed_clips(target): speaks the words of a session (data/care/prompts.json) and puts the clips into the target. Rendered when
# the program is built, so that no page needs a voice of its own; the same words always give the same bytes.

find_program(ESPEAK espeak-ng REQUIRED)
find_program(LAME lame REQUIRED)

function(embed_clips target)
  set(prompts "${CMAKE_SOURCE_DIR}/data/care/prompts.json")
  set(pack "${CMAKE_BINARY_DIR}/generated/clips.pack")
  add_custom_command(
    OUTPUT "${pack}"
    COMMAND ${CMAKE_COMMAND} -DPROMPTS=${prompts} -DFOLDER=${CMAKE_BINARY_DIR}/generated/clips -DESPEAK=${ESPEAK}
            -DLAME=${LAME} -P "${CMAKE_SOURCE_DIR}/cmake/render_clips.cmake"
    COMMAND sh "${CMAKE_SOURCE_DIR}/cmake/pack_clips.sh" "${CMAKE_BINARY_DIR}/generated/clips" "${pack}"
    DEPENDS "${prompts}" "${CMAKE_SOURCE_DIR}/cmake/render_clips.cmake" "${CMAKE_SOURCE_DIR}/cmake/pack_clips.sh"
    COMMENT "Speaking the words of a session")
  embed_bytes(${target} clips "${pack}")
endfunction()
