include(GNUInstallDirs)
install(TARGETS unknot RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES ${CMAKE_SOURCE_DIR}/docs/unknot.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${CMAKE_SOURCE_DIR}/docs/completion/unknot.bash
        DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME unknot)
install(FILES ${CMAKE_SOURCE_DIR}/docs/server.conf DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples)
install(FILES ${CMAKE_SOURCE_DIR}/docs/licences.md DESTINATION ${CMAKE_INSTALL_DOCDIR})

# The Debian package: cpack --config build/release/CPackConfig.cmake -B build/release
install(FILES ${CMAKE_SOURCE_DIR}/packaging/unknot.service DESTINATION /lib/systemd/system COMPONENT Unspecified)
install(FILES ${CMAKE_SOURCE_DIR}/docs/server.conf DESTINATION /etc/unknot COMPONENT Unspecified)
install(FILES ${CMAKE_SOURCE_DIR}/packaging/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR})

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME unknot)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT "The Unknot founders <unknot@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Trigger points that may be behind a pain")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA "${CMAKE_SOURCE_DIR}/packaging/conffiles")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
    "Unknot asks where it hurts, screens for danger, and ranks the tender muscle\nspots that may reproduce the pain, with reasons and doubt. It serves pages to\na browser on the same machine; nothing leaves it. It is not a diagnosis.")
set(CPACK_STRIP_FILES ON)
include(CPack)
