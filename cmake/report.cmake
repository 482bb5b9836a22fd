# What the pages of a report are drawn with: cairo, FreeType, and one font that is put into the program.

find_package(Freetype REQUIRED)
find_path(CAIRO_INCLUDE cairo.h PATH_SUFFIXES cairo REQUIRED)
find_library(CAIRO cairo REQUIRED)
add_library(cairo_pages INTERFACE IMPORTED)
target_include_directories(cairo_pages INTERFACE "${CAIRO_INCLUDE}")
target_link_libraries(cairo_pages INTERFACE "${CAIRO}" Freetype::Freetype)

find_file(UNKNOT_FONT DejaVuSans.ttf PATHS /usr/share/fonts/truetype/dejavu REQUIRED
          DOC "The font of the pages of a report")

function(embed_font target)
  embed_bytes(${target} font "${UNKNOT_FONT}")
endfunction()
